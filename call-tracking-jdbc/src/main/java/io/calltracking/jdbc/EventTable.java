package io.calltracking.jdbc;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.EventId;
import java.util.List;
import java.util.Optional;

/** Reads event logs. */
final class EventTable {
    private static final String LOG = """
            select %s
            from ${prefix}event
            where call_id = ?
            order by version
            """.formatted(Column.names(EventColumns.ALL));

    private static final String AT_VERSION = """
            select id
            from ${prefix}event
            where call_id = ? and version = ?
            """;

    private static final String WITH_KEY = """
            select id
            from ${prefix}event
            where call_id = ? and dedupe_key = ?
            """;

    private final Database database;

    EventTable(Database database) {
        this.database = database;
    }

    List<CallEvent> events(CallId id) {
        return database.list(
                "read the log of call " + id, database.sql(LOG), parameters -> parameters.id(id), EventColumns::read);
    }

    /** The event that led to this version of a call. */
    Optional<EventId> atVersion(CallId id, long version) {
        return database.one(
                "look for version " + version + " in the log of call " + id,
                database.sql(AT_VERSION),
                parameters -> parameters.id(id).number(version),
                row -> new EventId(row.id("id")));
    }

    /** The event of a call with this dedupe key. */
    Optional<EventId> withKey(CallId id, String dedupeKey) {
        return database.one(
                "look for a repetition in the log of call " + id,
                database.sql(WITH_KEY),
                parameters -> parameters.id(id).text(dedupeKey),
                row -> new EventId(row.id("id")));
    }
}
