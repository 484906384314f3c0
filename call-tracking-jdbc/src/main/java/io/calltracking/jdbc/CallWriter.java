package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.assignments;
import static io.calltracking.jdbc.Column.names;
import static io.calltracking.jdbc.Column.places;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.store.Block;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Written;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Adds calls, and takes out of them what is personal, or all of it. Their next versions are written by {@link CallChanges}. */
final class CallWriter {
    private static final String INSERT = """
            insert into ${prefix}call (%s, due_at, %s)
            values (%s, ?, %s)
            """;

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

    private final Database database;
    private final EventTable log;
    private final RollupTable rollups;
    private final List<Column<Call>> columns;
    private final CallStatement insertion;

    CallWriter(Database database) {
        this.database = database;
        this.log = new EventTable(database);
        this.rollups = new RollupTable(database);
        this.columns = database.dialect().state().with(CallColumns.ALL);
        String sql =
                INSERT.formatted(names(columns), names(CheckTable.CHECK), places(columns), places(CheckTable.CHECK));
        this.insertion = new CallStatement(database, sql, StateTable.ADD_OWN, this::bindInsert);
    }

    /** Which of several indexes a write runs into first is up to the database; that the call is there already goes first. */
    Written create(CallUpdate creation) {
        Written written = database.run(
                "create call " + creation.call().id(),
                database.dialect().changesInOneStatement(),
                connection -> insertion.write(connection, creation) ? Written.DONE : Written.STALE,
                Rule::answer);
        return written == Written.DONE ? written : there(creation).orElse(written);
    }

    /**
     * What a write that was refused answers when its version of the call is there: it is its own, whose writer was not told,
     * or somebody else's.
     */
    private Optional<Written> there(CallUpdate refused) {
        CallEvent event = refused.event();
        return log.atVersion(event.callId(), event.version())
                .map(known -> known.equals(event.id()) ? Written.DONE : Written.STALE);
    }

    /** The row is locked by its update, so no event with a payload comes in between. */
    Written erase(CallUpdate update) {
        CallId id = update.call().id();
        Written answer = database.run(
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
                    CallStatement.insertEvent(database, connection, update);
                    return Written.DONE;
                },
                Rule::answer);
        return answer == Written.DONE ? answer : there(update).orElse(answer);
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

    private void bindInsert(Parameters parameters, CallUpdate creation) throws SQLException {
        parameters.columns(columns, creation.call()).time(creation.dueAt());
        if (creation.check() == null) {
            parameters.time(null).text(null).text(null);
        } else {
            parameters.columns(CheckTable.CHECK, creation.check());
        }
    }
}
