package io.calltracking.mongo;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.store.CallUpdate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Calls with their newest events as this store wrote them last, for a minute. Who changes such a call need not read which event
 * its own follows, nor write what stays as it is; the write still names that event, and finds nothing if somebody else wrote
 * meanwhile. A minute is far less than the time after which a deletion looks for what slow writers have kept. Thread-safe.
 */
final class KnownCalls {
    private static final int MOST = 2_000;
    private static final int LONGEST_PAYLOAD = 4_096;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<CallId, Known> calls = new LinkedHashMap<>();

    /**
     * A call as it was written.
     *
     * @param event the document of the event that came with it
     */
    record Known(Call call, BsonDocument event, long writtenNanos) {
        private boolean isOld() {
            return System.nanoTime() - writtenNanos > LONGEST.toNanos();
        }
    }

    /** That the call is like this, with this document of its event. */
    synchronized void wrote(CallUpdate update, BsonDocument event) {
        calls.remove(update.call().id());
        if (!isLong(update)) {
            calls.put(update.call().id(), new Known(update.call(), event, System.nanoTime()));
        }
        if (calls.size() > MOST) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    private static boolean isLong(CallUpdate update) {
        CallFacts facts = update.call().facts();
        String payload = update.event().payload();
        return facts.transcript() != null
                || facts.summary() != null
                || facts.extractedData() != null
                || (payload != null && payload.length() > LONGEST_PAYLOAD);
    }

    /** The call in the version before this change; null when that is not known. */
    @Nullable
    synchronized Known before(CallUpdate update) {
        Known known = calls.get(update.call().id());
        if (known == null || known.isOld()) {
            return null;
        }
        return known.call().version() == update.call().version() - 1 ? known : null;
    }

    /** Somebody else has changed the call. */
    synchronized void forget(CallId call) {
        calls.remove(call);
    }
}
