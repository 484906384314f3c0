package io.calltracking.mongo;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.store.CallUpdate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Calls with the ids of their newest events as this store wrote them last, for a minute. Who changes such a call need not write what
 * stays as it is; the write still names that event, and changes nothing if somebody else wrote meanwhile. Thread-safe.
 */
final class LastWrites {
    private static final int MOST = 2_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final Map<CallId, LastWrite> calls = new LinkedHashMap<>();

    /**
     * A call as it was written.
     *
     * @param event the id of the event that came with it
     */
    record LastWrite(Call call, BsonValue event, long nanos) {}

    /** With a clock that asks nobody. */
    LastWrites(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** That the call is like this. */
    synchronized void wrote(CallUpdate update) {
        Call call = update.call();
        calls.remove(call.id());
        if (!isLong(call)) {
            calls.put(
                    call.id(), new LastWrite(call, Values.id(update.event().id().value()), nanoTime.getAsLong()));
        }
        if (calls.size() > MOST) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    private static boolean isLong(Call call) {
        CallFacts facts = call.facts();
        return facts.transcript() != null || facts.summary() != null || facts.extractedData() != null;
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
