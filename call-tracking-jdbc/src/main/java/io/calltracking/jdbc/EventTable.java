package io.calltracking.jdbc;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import java.util.List;

/** Reads event logs. */
final class EventTable {
    private static final String LOG = """
            select %s
            from ${prefix}event
            where call_id = ?
            order by version
            """.formatted(Column.names(EventColumns.ALL));

    private final Database database;

    EventTable(Database database) {
        this.database = database;
    }

    List<CallEvent> events(CallId id) {
        return database.list(
                "read the log of call " + id, database.sql(LOG), parameters -> parameters.id(id), EventColumns::read);
    }
}
