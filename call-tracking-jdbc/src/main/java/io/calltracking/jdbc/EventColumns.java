package io.calltracking.jdbc;

import static io.calltracking.jdbc.Column.id;
import static io.calltracking.jdbc.Column.number;
import static io.calltracking.jdbc.Column.text;
import static io.calltracking.jdbc.Column.time;
import static io.calltracking.jdbc.Column.word;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import java.sql.SQLException;
import java.util.List;

/** The columns of the event table. */
final class EventColumns {
    static final List<Column<CallEvent>> ALL = List.of(
            id("call_id", event -> event.callId().value()),
            number("version", CallEvent::version),
            id("id", event -> event.id().value()),
            word("source", CallEvent::source),
            word("effect", CallEvent::effect),
            word("from_status", CallEvent::from),
            word("to_status", CallEvent::to),
            text("raw_status", CallEvent::rawStatus),
            time("occurred_at", CallEvent::occurredAt),
            time("observed_at", CallEvent::observedAt),
            number("sequence_no", CallEvent::sequence),
            text("note", CallEvent::note),
            text("dedupe_key", CallEvent::dedupeKey),
            text("payload", CallEvent::payload));

    private EventColumns() {}

    /** The event in a row that has all the columns. */
    static CallEvent read(Row row) throws SQLException {
        return new CallEvent(
                new EventId(row.id("id")),
                new CallId(row.id("call_id")),
                row.number("version"),
                row.word(EventSource.class, "source"),
                row.word(Effect.class, "effect"),
                row.word(CallStatus.class, "from_status"),
                row.word(CallStatus.class, "to_status"),
                row.textOrNull("raw_status"),
                row.timeOrNull("occurred_at"),
                row.time("observed_at"),
                row.numberOrNull("sequence_no"),
                row.textOrNull("note"),
                row.textOrNull("dedupe_key"),
                row.textOrNull("payload"));
    }
}
