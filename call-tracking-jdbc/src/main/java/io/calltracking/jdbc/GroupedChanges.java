package io.calltracking.jdbc;

import static java.util.stream.Collectors.joining;

import io.calltracking.EventId;
import io.calltracking.LastCheck;
import io.calltracking.store.CallUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Changes of several calls in one statement of PostgreSQL, their events with them. What a statement costs before it comes to
 * its first row, opening the tables and each of their indexes above all, is paid once for all. The calls are locked in the
 * order of their ids, so that no two groups wait for each other.
 */
final class GroupedChanges {
    private static final String NEW = "new_";

    private static final List<Column<CallUpdate>> CALL = join(
            named(NEW, CallUpdate::call, CallColumns.CHANGING),
            List.of(Column.time(NEW + "due_at", CallUpdate::dueAt)));

    private static final List<Column<CallUpdate>> CALL_AND_CHECK =
            join(CALL, named(NEW, GroupedChanges::check, CheckTable.CHECK));

    private static final List<Column<CallUpdate>> EVENT = named("event_", CallUpdate::event, EventColumns.ALL);

    /**
     * One plan has to serve any number of rows, and tables of any size that were empty when it was made. So each array is a query
     * of its own, which hides from the planner how many rows there are: for few it would plan the statement anew each time, which
     * takes longer than running it. And rows are looked up one by one, behind a limit or by an array of one: that leaves no way
     * to join but by the index.
     */
    private static final String CHANGE = """
            with patience as materialized (
                select set_config('lock_timeout', coalesce(?, current_setting('lock_timeout')), true) as lock_timeout
            ), given as (
                select *
                from unnest(%1$s) as given (%2$s)
            ), known as materialized (
                select event_id as known_by, logged.id as known_id
                from given cross join lateral (
                    select e.id
                    from ${prefix}event e
                    where e.call_id = event_call_id and e.dedupe_key = event_dedupe_key
                    limit 1
                ) logged
            ), locked as materialized (
                select event_id as locked_id
                from (
                    select * from given where not exists (select 1 from known where known_by = event_id) order by event_call_id
                ) fresh cross join patience cross join lateral (
                    select c.id
                    from ${prefix}call c
                    where c.id = event_call_id and c.version = event_version - 1 and lock_timeout is not null
                    limit 1
                    for no key update of c
                ) stored
            ), written as (
                update ${prefix}call c
                set %3$s, carried_version = event_version
                from given join locked on locked_id = event_id
                where c.id = any (array[event_call_id]) and c.version = any (array[event_version - 1])
                returning event_id as written_id
            ), stated as (
                update ${prefix}call_state s
                set version = event_version, status = new_status, due_at = new_due_at
                from (
                    select given.* from given join written on written_id = event_id order by event_call_id
                ) moved
                where s.call_id = any (array[event_call_id])
            ), logged as (
                insert into ${prefix}event (%4$s)
                select %5$s
                from given join written on written_id = event_id
                returning id
            )
            select id as given_id, id as logged_id from logged
            union all
            select known_by, known_id from known
            """;

    /** No call that somebody else has locked keeps the others waiting for longer: the group fails then. */
    private static final String LOCK_TIMEOUT = "1s";

    private final Database database;
    private final List<Column<CallUpdate>> columns;
    private final String sql;

    /** With a look that each of them has, or with none. */
    GroupedChanges(Database database, boolean check) {
        List<Column<CallUpdate>> call = check ? CALL_AND_CHECK : CALL;
        this.database = database;
        this.columns = join(call, EVENT);
        this.sql = database.sql(CHANGE.formatted(
                columns.stream()
                        .map(column -> "(select ?::" + column.type().word() + "[])")
                        .collect(joining(", ")),
                Column.names(columns),
                call.stream()
                        .map(column -> column.name().substring(NEW.length()) + " = " + column.name())
                        .collect(joining(", ")),
                Column.names(EventColumns.ALL),
                Column.names(EVENT)));
    }

    /**
     * For the events of those that were written, themselves; of those whose key was in the log, the event that had it. There
     * must not be two of the same call. A setting of the app's own transaction stays as it is.
     */
    Map<EventId, EventId> write(Connection connection, Collection<CallUpdate> updates) throws SQLException {
        Map<EventId, EventId> logged = new HashMap<>();
        database.rows(
                        connection,
                        sql,
                        parameters -> parameters
                                .text(database.isJoining() ? null : LOCK_TIMEOUT)
                                .arrays(columns, updates),
                        row -> Map.entry(new EventId(row.id("given_id")), new EventId(row.id("logged_id"))))
                .forEach(event -> logged.put(event.getKey(), event.getValue()));
        return logged;
    }

    private static LastCheck check(CallUpdate update) {
        return Objects.requireNonNull(update.check(), "check");
    }

    /** Names of one kind of row may be those of another too. */
    private static <T> List<Column<CallUpdate>> named(
            String prefix, Function<CallUpdate, T> part, List<Column<T>> columns) {
        return columns.stream().map(column -> column.of(part, prefix)).toList();
    }

    private static List<Column<CallUpdate>> join(List<Column<CallUpdate>> some, List<Column<CallUpdate>> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
