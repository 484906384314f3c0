package io.calltracking.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code datetime} in UTC, and ids as text. A {@link LocalDateTime} is the one time that both drivers hand to and fro as it
 * is; all others are moved to the zone of the session, where an hour of the year does not exist and another comes twice.
 */
final class MariaDbForms implements Forms {

    @Override
    public void setTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP);
        } else {
            statement.setObject(index, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        }
    }

    @Override
    public @Nullable Instant time(ResultSet result, String column) throws SQLException {
        LocalDateTime time = result.getObject(column, LocalDateTime.class);
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    @Override
    public void setId(PreparedStatement statement, int index, @Nullable UUID id) throws SQLException {
        statement.setString(index, id == null ? null : id.toString());
    }

    @Override
    public @Nullable UUID id(ResultSet result, String column) throws SQLException {
        String id = result.getString(column);
        return id == null ? null : UUID.fromString(id);
    }
}
