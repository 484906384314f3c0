package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A claim in two steps: due rows that nobody else has locked are locked, then moved. */
final class LockedClaim {
    private static final String MOVE = """
            update ${prefix}call
            set due_at = ?, claim_token = ?
            where id = ?
            """;

    private final Database database;
    private final Connection connection;

    LockedClaim(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /**
     * Claims in the transaction of the connection.
     *
     * @param lockDue selects and locks the rows; its parameters are the time and how many
     */
    List<Claim> claim(String lockDue, Due due) throws SQLException {
        List<ClaimedRow> rows = database.rows(
                connection,
                database.sql(lockDue),
                parameters -> parameters.time(due.now()).integer(due.max()),
                row -> ClaimedRow.read(row, row.time("due_at"), row.number("claim_token") + 1));
        database.changeEach(
                connection,
                database.sql(MOVE),
                rows,
                (parameters, row) ->
                        parameters.time(due.leaseEnd()).number(row.token()).id(row.id()));
        return ClaimedRow.claims(rows.stream());
    }
}
