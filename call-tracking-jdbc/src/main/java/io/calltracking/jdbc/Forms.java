package io.calltracking.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The forms in which a database keeps times and ids; everything else goes in and out of all of them alike. */
interface Forms {

    /** Sets a time of whole milliseconds. */
    void setTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException;

    /** Reads a time. */
    @Nullable
    Instant time(ResultSet result, String column) throws SQLException;

    /** Sets an id. */
    void setId(PreparedStatement statement, int index, @Nullable UUID id) throws SQLException;

    /** Reads an id. */
    @Nullable
    UUID id(ResultSet result, String column) throws SQLException;
}
