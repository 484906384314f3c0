package io.calltracking.jdbc;

import io.calltracking.Call;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A row that PostgreSQL claimed, and its call. A change that is committed just while the claim runs moves the row that is
 * claimed, but the call is read as it was when the claim began.
 *
 * @param version of the call when it was claimed
 */
record ClaimedCall(ClaimedRow row, long version) {
    private static final String READ_AGAIN =
            "select " + Column.names(CallColumns.ALL) + " from ${prefix}call where id = ?";

    static ClaimedCall read(Row row) throws SQLException {
        ClaimedRow claimed = ClaimedRow.read(row, row.time("was_due"), row.number("token"));
        return new ClaimedCall(claimed, row.number("claimed_version"));
    }

    /** The row with the call as it is now when it changed; empty when it was deleted. */
    Optional<ClaimedRow> row(Database database, Connection connection) throws SQLException {
        Call call = row.call();
        if (call == null || call.version() == version) {
            return Optional.of(row);
        }
        List<ClaimedRow> now = database.rows(
                connection,
                database.sql(READ_AGAIN),
                parameters -> parameters.id(row.id()),
                again -> ClaimedRow.read(again, row.dueAt(), row.token()));
        return now.stream().findFirst();
    }
}
