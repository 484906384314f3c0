package io.calltracking.jdbc;

import io.calltracking.store.ServerTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Asks the database for its time, on one connection. */
record DatabaseTime(Database database) implements ServerTime.Server {

    @Override
    public ServerTime.Sample measure(ServerTime.Stopwatch stopwatch) {
        return database.run("read the database's time", true, connection -> measure(stopwatch, connection));
    }

    private ServerTime.Sample measure(ServerTime.Stopwatch stopwatch, Connection connection) throws SQLException {
        String select = "select " + database.dialect().now() + " as measured";
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            return stopwatch.fastest(() -> ask(statement));
        }
    }

    private Instant ask(PreparedStatement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            result.next();
            return new Row(result, database.dialect().forms()).time("measured");
        }
    }
}
