package io.calltracking.jdbc;

import io.calltracking.CallId;
import io.calltracking.LastCheck;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Claims due calls and ends claims. */
final class CheckTable {
    /** What was seen at the last look. */
    static final List<Column<LastCheck>> CHECK = List.of(
            Column.time("check_at", LastCheck::at),
            Column.text("check_result", LastCheck::result),
            Column.text("check_payload", LastCheck::payload));

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
        Dialect dialect = database.dialect();
        List<FinishedCheck> ordered = checks.stream().sorted(BY_CALL).toList();
        return database.run(
                "finish " + checks.size() + " checks",
                dialect.changesInOneStatement(),
                connection -> dialect.finish(database, connection, ordered));
    }

    Optional<LastCheck> lastCheck(CallId id) {
        return database.one(
                "find the last check of call " + id,
                database.sql(LAST_CHECK),
                parameters -> parameters.id(id),
                row -> new LastCheck(row.time("check_at"), row.text("check_result"), row.textOrNull("check_payload")));
    }
}
