package io.calltracking.jdbc;

import io.calltracking.LastCheck;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** A claim in two steps, due rows that nobody else has locked are locked, then moved; and its end. */
final class LockedClaim {
    private static final String MOVE = """
            update ${prefix}call
            set due_at = ?, claim_token = ?
            where id = ?
            """;

    private static final String FINISH = """
            update ${prefix}call
            set due_at = ?,
                check_at = coalesce(?, check_at),
                check_result = coalesce(?, check_result),
                check_payload = case when ? then ? else check_payload end
            where id = ? and claim_token = ? and version = ?
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

    /** Ends claims, each by a statement of its own that finds its row or does not. */
    int finish(List<FinishedCheck> checks) throws SQLException {
        return IntStream.of(database.changeEach(connection, database.sql(FINISH), checks, LockedClaim::bind))
                .sum();
    }

    private static void bind(Parameters parameters, FinishedCheck finished) throws SQLException {
        LastCheck check = finished.check();
        Claim claim = finished.claim();
        parameters
                .time(finished.dueAt())
                .time(check == null ? null : check.at())
                .text(check == null ? null : check.result())
                .flag(check != null)
                .text(check == null ? null : check.payload())
                .id(claim.call().id())
                .number(claim.token())
                .number(claim.call().version());
    }
}
