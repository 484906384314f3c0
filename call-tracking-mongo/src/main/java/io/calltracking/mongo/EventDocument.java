package io.calltracking.mongo;

import static io.calltracking.mongo.Field.number;
import static io.calltracking.mongo.Field.text;
import static io.calltracking.mongo.Field.time;
import static io.calltracking.mongo.Field.word;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event, the same in the call document and in the collection of events: an event moves as it is. Beside
 * them it has {@link #PREVIOUS}.
 */
final class EventDocument {
    /** The id of the event before; absent from the first. */
    static final String PREVIOUS = "previous";

    /** What was received. */
    static final String PAYLOAD = "payload";

    private static final List<Field<CallEvent>> ALL = List.of(
            new Field<>("_id", event -> Values.id(event.id().value())),
            new Field<>("call_id", event -> Values.id(event.callId())),
            number("version", CallEvent::version),
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
            text(PAYLOAD, CallEvent::payload));

    private EventDocument() {}

    /**
     * The document of an event.
     *
     * @param previous the id of the event before; null for the first
     */
    static BsonDocument of(CallEvent event, @Nullable BsonValue previous) {
        BsonDocument document = Field.document(ALL, event);
        return previous == null ? document : document.append(PREVIOUS, previous);
    }

    /** The event in a document. */
    static CallEvent read(Fields fields) {
        return new CallEvent(
                new EventId(fields.id("_id")),
                new CallId(fields.id("call_id")),
                fields.number("version"),
                fields.word(EventSource.class, "source"),
                fields.word(Effect.class, "effect"),
                fields.word(CallStatus.class, "from_status"),
                fields.word(CallStatus.class, "to_status"),
                fields.textOrNull("raw_status"),
                fields.timeOrNull("occurred_at"),
                fields.time("observed_at"),
                fields.numberOrNull("sequence_no"),
                fields.textOrNull("note"),
                fields.textOrNull("dedupe_key"),
                fields.textOrNull(PAYLOAD));
    }
}
