package io.calltracking.jdbc;

import io.calltracking.CallId;
import io.calltracking.LastCheck;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends claims on PostgreSQL, any number in one statement. */
final class DueTable {
    private static final String FINISH = """
            with ended as (
                update ${prefix}call_state d
                set due_at = finished.due_at
                from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                    as finished (call_id, token, version, due_at)
                where d.call_id = finished.call_id and d.claim_token = finished.token and d.version = finished.version
                returning d.call_id as ended_id, d.claim_token as ended_token, d.version as ended_version
            )
            select ended_id, ended_token, ended_version from ended
            """;

    /** Locks a call before its due time, as a change of the call does: no two wait for each other. */
    private static final String FINISH_WITH_CHECKS = """
            with locked as materialized (
                select finished.*
                from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
                        as finished (call_id, token, version, due_at, check_at, check_result, check_payload)
                    join ${prefix}call c on c.id = finished.call_id and c.version = finished.version
                order by finished.call_id
                for no key update of c
            ), ended as (
                update ${prefix}call_state d
                set due_at = locked.due_at
                from locked
                where d.call_id = locked.call_id and d.claim_token = locked.token and d.version = locked.version
                returning d.call_id as ended_id, d.claim_token as ended_token, d.version as ended_version,
                    locked.check_at as seen_at, locked.check_result as seen_result, locked.check_payload as seen_payload
            ), seen as (
                update ${prefix}call
                set check_at = seen_at, check_result = seen_result, check_payload = seen_payload
                from ended
                where id = ended_id and seen_at is not null
            )
            select ended_id, ended_token, ended_version from ended
            """;

    private final Database database;
    private final Connection connection;

    DueTable(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** What a claim was of. */
    private record Held(CallId call, long token, long version) {
        static Held by(FinishedCheck finished) {
            Claim claim = finished.claim();
            return new Held(claim.call().id(), claim.token(), claim.call().version());
        }

        static Held ended(Row row) throws SQLException {
            return new Held(new CallId(row.id("ended_id")), row.number("ended_token"), row.number("ended_version"));
        }
    }

    /** How many of these, in the order of their calls, were still held and have ended. */
    int finish(List<FinishedCheck> checks) throws SQLException {
        Map<Held, FinishedCheck> each = new LinkedHashMap<>();
        checks.forEach(finished -> each.merge(Held.by(finished), finished, DueTable::oneAfterTheOther));
        Set<Held> ended = Set.copyOf(ended(List.copyOf(each.values())));
        return (int) checks.stream().map(Held::by).filter(ended::contains).count();
    }

    /** One statement changes a row once. */
    private static FinishedCheck oneAfterTheOther(FinishedCheck first, FinishedCheck second) {
        LastCheck last = second.check() != null ? second.check() : first.check();
        return new FinishedCheck(second.claim(), last, second.dueAt());
    }

    private List<Held> ended(List<FinishedCheck> checks) throws SQLException {
        boolean anySeen = checks.stream().anyMatch(finished -> finished.check() != null);
        String sql = database.sql(anySeen ? FINISH_WITH_CHECKS : FINISH);
        Database.Binding binding = parameters -> {
            bind(parameters, checks);
            if (anySeen) {
                bindChecks(parameters, checks);
            }
        };
        return database.rows(connection, sql, binding, Held::ended);
    }

    private static void bind(Parameters parameters, List<FinishedCheck> checks) throws SQLException {
        parameters
                .ids(checks, finished -> finished.claim().call().id())
                .numbers(checks, finished -> finished.claim().token())
                .numbers(checks, finished -> finished.claim().call().version())
                .times(checks, FinishedCheck::dueAt);
    }

    private static void bindChecks(Parameters parameters, List<FinishedCheck> checks) throws SQLException {
        parameters
                .times(checks, finished -> DueTable.<@Nullable Instant>seen(finished, LastCheck::at))
                .texts(checks, finished -> DueTable.<@Nullable String>seen(finished, LastCheck::result))
                .texts(checks, finished -> DueTable.<@Nullable String>seen(finished, LastCheck::payload));
    }

    private static <T> @Nullable T seen(FinishedCheck finished, Function<LastCheck, T> part) {
        LastCheck check = finished.check();
        return check == null ? null : part.apply(check);
    }
}
