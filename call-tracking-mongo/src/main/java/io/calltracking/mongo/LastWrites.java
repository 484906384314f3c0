package io.calltracking.mongo;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.store.CallUpdate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Calls with their newest events as this store wrote them last, for a minute. Who changes such a call need not read which event
 * its own follows, nor write what stays as it is; the write still names that event, and finds nothing if somebody else wrote
 * meanwhile. A minute is far less than the time after which a deletion looks for what slow writers have kept. Thread-safe.
 */
final class LastWrites {
    private final LongSupplier nanoTime;
    private static final int MOST = 2_000;
    private static final int LONGEST_PAYLOAD = 4_096;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<CallId, LastWrite> calls = new LinkedHashMap<>();

    /**
     * A call as it was written.
     *
     * @param event the document of the event that came with it
     */
    record LastWrite(Call call, BsonDocument event, long nanos) {}

    /** With a clock that asks nobody. */
    LastWrites(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** That the call is like this, with this document of its event. */
    synchronized void wrote(CallUpdate update, BsonDocument event) {
        calls.remove(update.call().id());
        if (!isLong(update)) {
            calls.put(update.call().id(), new LastWrite(update.call(), event, nanoTime.getAsLong()));
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
    synchronized LastWrite before(CallUpdate update) {
        LastWrite last = calls.get(update.call().id());
        if (last == null || nanoTime.getAsLong() - last.nanos() > LONGEST.toNanos()) {
            return null;
        }
        return last.call().version() == update.call().version() - 1 ? last : null;
    }

    /** The call is another by now. */
    synchronized void forget(CallId call) {
        calls.remove(call);
    }
}
