package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.assignments;
import static io.calltracking.jdbc.Column.names;
import static io.calltracking.jdbc.Column.places;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.LastCheck;
import io.calltracking.store.Block;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a call and the event that led to it, both or none. The update finds its row by id and version, so of two who
 * write the same version one finds none; everything else that may stand in the way is a unique index, so no race can
 * slip between a look and a write.
 */
final class CallWriter {
    private static final List<Column<LastCheck>> CHECK = List.of(
            Column.time("check_at", LastCheck::at),
            Column.text("check_result", LastCheck::result),
            Column.text("check_payload", LastCheck::payload));

    private static final String INSERT =
            """
            insert into ${prefix}call (%s, due_at, %s)
            values (%s, ?, %s)
            """.formatted(names(CallColumns.ALL), names(CHECK), places(CallColumns.ALL), places(CHECK));

    private static final String UPDATE = """
            update ${prefix}call
            set %s, due_at = ?
            where id = ? and version = ?
            """.formatted(assignments(CallColumns.CHANGING));

    private static final String UPDATE_WITH_CHECK =
            """
            update ${prefix}call
            set %s, due_at = ?, %s
            where id = ? and version = ?
            """.formatted(assignments(CallColumns.CHANGING), assignments(CHECK));

    private static final String ERASE = """
            update ${prefix}call
            set %s, due_at = ?, check_payload = null
            where id = ? and version = ?
            """.formatted(assignments(CallColumns.ALL_BUT_ID));

    private static final String ERASE_EVENTS = """
            update ${prefix}event
            set payload = null
            where call_id = ? and payload is not null
            """;

    private static final String DELETE = """
            delete from ${prefix}call
            where id = ? and version = ?
            """;

    private static final String INSERT_EVENT = """
            insert into ${prefix}event (%s)
            values (%s)
            """.formatted(names(EventColumns.ALL), places(EventColumns.ALL));

    /** Where one statement can do both. */
    private static final String AND_INSERT_EVENT = """
            with written as (
            %%s
            returning 1
            )
            insert into ${prefix}event (%s)
            select %s from written
            """.formatted(names(EventColumns.ALL), places(EventColumns.ALL));

    private static final String IS_REPEATED = """
            select 1 as repeated
            from ${prefix}event
            where call_id = ? and dedupe_key = ?
            """;

    private static final String IS_IN_USE = """
            select 1 as in_use
            from ${prefix}call
            where id = ?
            """;

    private final Database database;
    private final RollupTable rollups;
    private final boolean oneStatement;

    CallWriter(Database database) {
        this.database = database;
        this.rollups = new RollupTable(database);
        this.oneStatement = database.dialect().changesInOneStatement();
    }

    /** Which of several indexes a write runs into first is up to the database; that the call is there already goes first. */
    Written create(CallUpdate creation) {
        Written written = database.run(
                "create call " + creation.call().id(),
                oneStatement,
                connection -> write(connection, INSERT, parameters -> bindInsert(parameters, creation), creation),
                Rule::answer);
        return written != Written.DONE && isInUse(creation.call().id()) ? Written.STALE : written;
    }

    Written apply(CallUpdate update) {
        String sql = update.check() == null ? UPDATE : UPDATE_WITH_CHECK;
        Written written = database.run(
                "apply version " + update.call().version() + " of call "
                        + update.call().id(),
                oneStatement,
                connection -> write(connection, sql, parameters -> bindUpdate(parameters, update), update),
                Rule::answer);
        return written != Written.DONE && isRepeated(update.event()) ? Written.REPEATED : written;
    }

    /** The row is locked by its update, so no event with a payload comes in between. */
    Written erase(CallUpdate update) {
        CallId id = update.call().id();
        return database.run(
                "erase call " + id,
                false,
                connection -> {
                    boolean written = database.change(
                                    connection, database.sql(ERASE), parameters -> bindErasure(parameters, update))
                            == 1;
                    if (!written) {
                        return Written.STALE;
                    }
                    database.change(connection, database.sql(ERASE_EVENTS), parameters -> parameters.id(id));
                    database.change(
                            connection,
                            database.sql(INSERT_EVENT),
                            parameters -> parameters.columns(EventColumns.ALL, update.event()));
                    return Written.DONE;
                },
                Rule::answer);
    }

    /** Opens the blocks that the call was in with it: sums with and without the call are never seen together. */
    boolean delete(CallId id, long version) {
        return rollups.opening(
                Block.of(id),
                "delete call " + id,
                connection -> database.change(
                                connection,
                                database.sql(DELETE),
                                parameters -> parameters.id(id).number(version))
                        == 1);
    }

    private static void bindErasure(Parameters parameters, CallUpdate update) throws SQLException {
        parameters
                .columns(CallColumns.ALL_BUT_ID, update.call())
                .time(update.dueAt())
                .id(update.call().id())
                .number(update.call().version() - 1);
    }

    private Written write(Connection connection, String callSql, Database.Binding call, CallUpdate update)
            throws SQLException {
        Database.Binding event = parameters -> parameters.columns(EventColumns.ALL, update.event());
        boolean written;
        if (oneStatement) {
            String both = database.sql(AND_INSERT_EVENT.formatted(callSql));
            written = database.change(connection, both, parameters -> {
                        call.bind(parameters);
                        event.bind(parameters);
                    })
                    == 1;
        } else {
            written = database.change(connection, database.sql(callSql), call) == 1
                    && database.change(connection, database.sql(INSERT_EVENT), event) == 1;
        }
        return written ? Written.DONE : Written.STALE;
    }

    private static void bindInsert(Parameters parameters, CallUpdate creation) throws SQLException {
        parameters.columns(CallColumns.ALL, creation.call()).time(creation.dueAt());
        bindCheck(parameters, creation.check());
    }

    private static void bindUpdate(Parameters parameters, CallUpdate update) throws SQLException {
        parameters.columns(CallColumns.CHANGING, update.call()).time(update.dueAt());
        if (update.check() != null) {
            bindCheck(parameters, update.check());
        }
        parameters.id(update.call().id()).number(update.call().version() - 1);
    }

    private static void bindCheck(Parameters parameters, @Nullable LastCheck check) throws SQLException {
        if (check == null) {
            parameters.time(null).text(null).text(null);
        } else {
            parameters.columns(CHECK, check);
        }
    }

    /** Asked because H2 names another index first once columns were added to the table. */
    private boolean isInUse(CallId id) {
        return database.one(
                        "look whether " + id + " is in use",
                        database.sql(IS_IN_USE),
                        parameters -> parameters.id(id),
                        row -> true)
                .isPresent();
    }

    private boolean isRepeated(CallEvent event) {
        return event.dedupeKey() != null
                && database.one(
                                "look for a repetition in the log of call " + event.callId(),
                                database.sql(IS_REPEATED),
                                parameters -> parameters.id(event.callId()).text(event.dedupeKey()),
                                row -> true)
                        .isPresent();
    }
}
