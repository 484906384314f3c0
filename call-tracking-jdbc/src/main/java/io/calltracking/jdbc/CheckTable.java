package io.calltracking.jdbc;

import io.calltracking.CallId;
import io.calltracking.LastCheck;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Claims due calls and ends claims. */
final class CheckTable {
    /** What was seen at the last look. */
    static final List<Column<LastCheck>> CHECK = List.of(
            Column.time("check_at", LastCheck::at),
            Column.text("check_result", LastCheck::result),
            Column.text("check_payload", LastCheck::payload));

    private static final String FINISH = """
            update ${prefix}call
            set due_at = ?,
                check_at = coalesce(?, check_at),
                check_result = coalesce(?, check_result),
                check_payload = case when ? then ? else check_payload end
            where id = ? and claim_token = ? and version = ?
            """;

    private static final String LAST_CHECK = """
            select check_at, check_result, check_payload
            from ${prefix}call
            where id = ? and check_at is not null
            """;

    /** All take their locks in this order, so that no two wait for each other. */
    private static final Comparator<FinishedCheck> BY_CALL =
            Comparator.comparing(check -> check.claim().call().id());

    private final Database database;
    private final Clock clock;

    CheckTable(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Claim> claimDue(int max, Duration lease) {
        Instant now = clock.instant();
        Due due = new Due(now, now.plus(lease), max);
        Dialect dialect = database.dialect();
        return database.run(
                "claim due calls",
                dialect.changesInOneStatement(),
                connection -> dialect.claim(database, connection, due));
    }

    int finish(Collection<FinishedCheck> checks) {
        if (checks.isEmpty()) {
            return 0;
        }
        List<FinishedCheck> ordered = checks.stream().sorted(BY_CALL).toList();
        return database.run(
                "finish " + checks.size() + " checks",
                false,
                connection -> IntStream.of(
                                database.changeEach(connection, database.sql(FINISH), ordered, CheckTable::bind))
                        .sum());
    }

    Optional<LastCheck> lastCheck(CallId id) {
        return database.one(
                "find the last check of call " + id,
                database.sql(LAST_CHECK),
                parameters -> parameters.id(id),
                row -> new LastCheck(row.time("check_at"), row.text("check_result"), row.textOrNull("check_payload")));
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
