package io.calltracking.mongo;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of calls as this store wrote them last, for a minute. Who changes such a call need not read which event
 * its own follows; the write still names it, and finds nothing if somebody else wrote meanwhile. A minute is far less than the
 * time after which a deletion looks for what slow writers have kept. Thread-safe.
 */
final class NewestEvents {
    private static final int MOST = 2_000;
    private static final int LONGEST_PAYLOAD = 4_096;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<BsonValue, Newest> events = new LinkedHashMap<>();

    private record Newest(BsonDocument event, long writtenNanos) {
        boolean isOld() {
            return System.nanoTime() - writtenNanos > LONGEST.toNanos();
        }
    }

    /** That this event is the newest of its call, as the document that was written. */
    synchronized void wrote(CallEvent event, BsonDocument document) {
        BsonValue call = Values.id(event.callId());
        events.remove(call);
        if (event.payload() == null || event.payload().length() <= LONGEST_PAYLOAD) {
            events.put(call, new Newest(document, System.nanoTime()));
        }
        if (events.size() > MOST) {
            events.remove(events.keySet().iterator().next());
        }
    }

    /** The event that this one follows; null when that is not known. */
    @Nullable
    synchronized BsonDocument before(CallEvent event) {
        Newest newest = events.get(Values.id(event.callId()));
        if (newest == null || newest.isOld()) {
            return null;
        }
        return newest.event().getInt64("version").getValue() == event.version() - 1 ? newest.event() : null;
    }

    /** Somebody else has changed the call. */
    synchronized void forget(CallId call) {
        events.remove(Values.id(call));
    }
}
