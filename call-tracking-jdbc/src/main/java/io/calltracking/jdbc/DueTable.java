package io.calltracking.jdbc;

import io.calltracking.LastCheck;
import io.calltracking.store.FinishedCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ends claims on PostgreSQL, any number in one statement. */
final class DueTable {
    private static final String FINISH = """
            with ended as (
                update ${prefix}due d
                set due_at = finished.due_at
                from unnest(?, ?, ?, ?) as finished (call_id, token, version, due_at)
                where d.call_id = finished.call_id and d.claim_token = finished.token and d.version = finished.version
                returning 1
            )
            select count(*) as held from ended
            """;

    /** Locks a call before its due time, as a change of the call does: no two wait for each other. */
    private static final String FINISH_WITH_CHECKS = """
            with locked as materialized (
                select finished.*
                from unnest(?, ?, ?, ?, ?, ?, ?)
                        as finished (call_id, token, version, due_at, check_at, check_result, check_payload)
                    join ${prefix}call c on c.id = finished.call_id and c.version = finished.version
                order by finished.call_id
                for no key update of c
            ), ended as (
                update ${prefix}due d
                set due_at = locked.due_at
                from locked
                where d.call_id = locked.call_id and d.claim_token = locked.token and d.version = locked.version
                returning d.call_id as ended_id
            ), seen as (
                update ${prefix}call c
                set check_at = locked.check_at, check_result = locked.check_result, check_payload = locked.check_payload
                from locked join ended on ended_id = locked.call_id
                where c.id = locked.call_id and locked.check_at is not null
            )
            select count(*) as held from ended
            """;

    private final Database database;
    private final Connection connection;

    DueTable(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /** How many of these, in the order of their calls, were still held and have ended. */
    int finish(List<FinishedCheck> checks) throws SQLException {
        boolean anySeen = checks.stream().anyMatch(finished -> finished.check() != null);
        String sql = database.sql(anySeen ? FINISH_WITH_CHECKS : FINISH);
        Database.Binding binding = parameters -> {
            bind(parameters, checks);
            if (anySeen) {
                bindChecks(parameters, checks);
            }
        };
        return database.rows(connection, sql, binding, row -> row.integer("held"))
                .get(0);
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
