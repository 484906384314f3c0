package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Calls that are not over, as this instance wrote or read them last, for a minute after their last change. Whoever takes one
 * from here spares reading it, and must write with its version: so one that somebody else has changed does no harm but to
 * time. Where that happens often, because several instances get the webhooks of the same calls, nothing is given any more
 * until it would have been right again. Thread-safe.
 */
final class RememberedCalls {
    private static final int MOST = 2_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** A wrong one costs about as much as four right ones spare. */
    private static final int FOR_A_WRONG_ONE = 4;

    private static final int SURE = 4 * FOR_A_WRONG_ONE;
    private static final int SURE_ENOUGH = SURE / 2;

    private final Map<Key, Call> calls = new LinkedHashMap<>(MOST, 0.75f, true);
    private int trust = SURE;

    private record Key(String provider, String providerCallId) {}

    /** The call with this id of its provider. */
    synchronized Optional<Call> find(String provider, String providerCallId, Instant now) {
        Call call = calls.get(new Key(provider, providerCallId));
        if (call != null && call.times().updated().plus(LONGEST).isBefore(now)) {
            calls.remove(key(call));
            return Optional.empty();
        }
        return trust < SURE_ENOUGH ? Optional.empty() : Optional.ofNullable(call);
    }

    /** One that was given turned out to be as it is in the store. */
    synchronized void wasRight() {
        trust = Math.min(SURE, trust + 1);
    }

    /** One that was given turned out to be another by now. */
    synchronized void wasWrong(Call call) {
        Call known = calls.get(key(call));
        if (known != null && known.version() == call.version()) {
            trust = Math.max(0, trust - FOR_A_WRONG_ONE);
            calls.remove(key(call));
        } // else another thread has remembered a newer one meanwhile
    }

    /** The call is in the store like this, as it was read. */
    synchronized void read(Call call) {
        Call known = calls.get(key(call));
        if (known != null && known.version() == call.version()) {
            wasRight();
        } else if (known != null && known.version() < call.version()) {
            wasWrong(known);
        }
        wrote(call);
    }

    /** The call is in the store like this, as it was written by us. */
    synchronized void wrote(Call call) {
        Call known = calls.get(key(call));
        if (call.providerCallId() == null || (known != null && known.version() > call.version())) {
            return;
        }
        if (isOver(call)) {
            calls.remove(key(call));
            return;
        }
        calls.put(key(call), call);
        if (calls.size() > MOST) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    /** What was said in a call may be long. */
    private static boolean isOver(Call call) {
        CallFacts facts = call.facts();
        return call.status().isTerminal()
                || facts.transcript() != null
                || facts.summary() != null
                || facts.extractedData() != null;
    }

    private static Key key(Call call) {
        return new Key(call.provider(), String.valueOf(call.providerCallId()));
    }
}
