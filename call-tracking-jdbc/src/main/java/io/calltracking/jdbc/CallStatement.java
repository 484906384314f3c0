package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.names;
import static io.calltracking.jdbc.Column.places;

import io.calltracking.EventId;
import io.calltracking.store.CallUpdate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A statement that writes a call, and the event that led to it: in the same statement where the database can do that, else
 * in one that follows, of the same transaction.
 */
final class CallStatement {
    private static final String INSERT_EVENT = """
            insert into ${prefix}event (%s)
            values (%s)
            """.formatted(names(EventColumns.ALL), places(EventColumns.ALL));

    /** Where one statement can do both. */
    private static final String AND_INSERT_EVENT = """
            with written as (
            %%s
            returning 1
            ), stated as (
            %%s
            )
            insert into ${prefix}event (%s)
            select %s from written
            """.formatted(names(EventColumns.ALL), places(EventColumns.ALL));

    private final Database database;
    private final String sql;
    private final Column.Binding<CallUpdate> call;
    private final boolean withEvent;

    /**
     * Not yet run.
     *
     * @param sql writes the row of the call, or none
     * @param state writes that of {@link StateTable#OWN}, where there is one
     * @param call sets the parameters of the first
     */
    CallStatement(Database database, String sql, String state, Column.Binding<CallUpdate> call) {
        this.database = database;
        this.withEvent = database.dialect().changesInOneStatement();
        this.sql = database.sql(withEvent ? AND_INSERT_EVENT.formatted(sql, state) : sql);
        this.call = call;
    }

    /** Whether a row was written, and the event with it. */
    boolean write(Connection connection, CallUpdate update) throws SQLException {
        boolean written = database.change(connection, sql, parameters -> bind(parameters, update)) == 1;
        if (written && !withEvent) {
            insertEvent(database, connection, update);
        }
        return written;
    }

    /** The events of those whose rows were written, in two batches; {@link GroupedChanges} is for where one statement does both. */
    List<EventId> writeEach(Connection connection, Collection<CallUpdate> updates) throws SQLException {
        List<CallUpdate> written = new ArrayList<>();
        int[] counts = database.changeEach(connection, sql, updates, this::bind);
        int next = 0;
        for (CallUpdate update : updates) {
            if (counts[next++] == 1) {
                written.add(update);
            }
        }
        if (!written.isEmpty()) {
            database.changeEach(connection, database.sql(INSERT_EVENT), written, CallStatement::bindEvent);
        }
        return written.stream().map(update -> update.event().id()).toList();
    }

    /** Inserts the event alone. */
    static void insertEvent(Database database, Connection connection, CallUpdate update) throws SQLException {
        database.change(connection, database.sql(INSERT_EVENT), parameters -> bindEvent(parameters, update));
    }

    private void bind(Parameters parameters, CallUpdate update) throws SQLException {
        call.bind(parameters, update);
        if (withEvent) {
            StateTable.bind(parameters, update);
            bindEvent(parameters, update);
        }
    }

    private static void bindEvent(Parameters parameters, CallUpdate update) throws SQLException {
        parameters.columns(EventColumns.ALL, update.event());
    }
}
