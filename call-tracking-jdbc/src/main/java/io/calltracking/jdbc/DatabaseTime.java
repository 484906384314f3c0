package io.calltracking.jdbc;

import io.calltracking.store.ServerTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Asks the database for its time, on one connection. */
record DatabaseTime(Database database) implements ServerTime.Server {

    @Override
    public ServerTime.Sample measure(ServerTime.Stopwatch stopwatch) {
        return database.run("read the database's time", true, connection -> measure(stopwatch, connection));
    }

    private static ServerTime.Sample measure(ServerTime.Stopwatch stopwatch, Connection connection)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select current_timestamp")) {
            return stopwatch.fastest(() -> ask(statement));
        }
    }

    private static Instant ask(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
