package io.calltracking.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Types of their own: {@code timestamp with time zone} and {@code uuid}. */
final class StandardForms implements Forms {

    @Override
    public void setTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        }
    }

    @Override
    public @Nullable Instant time(ResultSet result, String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public void setId(PreparedStatement statement, int index, @Nullable UUID id) throws SQLException {
        statement.setObject(index, id);
    }

    @Override
    public @Nullable UUID id(ResultSet result, String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }
}
