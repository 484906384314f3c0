package io.calltracking.internal;

import io.calltracking.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are not over, as this instance wrote or read them last. Whoever takes one from here spares reading it, and must
 * write with its version: so one that somebody else has changed does no harm but to time. Where that happens often, because
 * several instances get the webhooks of the same calls, nothing is given any more until it would have been right again.
 * Thread-safe.
 */
final class RememberedCalls {
    private static final int MOST = 2_000;

    /** A wrong one costs about as much as four right ones spare. */
    private static final int FOR_A_WRONG_ONE = 4;

    private static final int SURE = 4 * FOR_A_WRONG_ONE;
    private static final int SURE_ENOUGH = SURE / 2;

    private final Map<Key, Call> calls = new LinkedHashMap<>(MOST, 0.75f, true);
    private int trust = SURE;

    private record Key(String provider, String providerCallId) {}

    /** The call with this id of its provider. */
    synchronized Optional<Call> find(String provider, String providerCallId) {
        Call call = calls.get(new Key(provider, providerCallId));
        return trust < SURE_ENOUGH ? Optional.empty() : Optional.ofNullable(call);
    }

    /** One that was given turned out to be as it is in the store. */
    synchronized void wasRight() {
        trust = Math.min(SURE, trust + 1);
    }

    /** One that was given turned out to be another by now. */
    synchronized void wasWrong(Call call) {
        trust = Math.max(0, trust - FOR_A_WRONG_ONE);
        remember(call, null);
    }

    /** The call is in the store like this, as it was written by us. */
    synchronized void wrote(Call call) {
        remember(call, call.status().isTerminal() || call.facts().transcript() != null ? null : call);
    }

    /** The call is in the store like this, as it was read. */
    synchronized void read(Call call) {
        Call known = calls.get(key(call));
        if (known != null && known.version() == call.version()) {
            wasRight();
        } else if (known != null) {
            wasWrong(call);
        }
        wrote(call);
    }

    private void remember(Call call, @Nullable Call now) {
        if (call.providerCallId() == null) {
            return;
        }
        if (now == null) {
            calls.remove(key(call));
            return;
        }
        calls.put(key(call), now);
        if (calls.size() > MOST) {
            calls.remove(calls.keySet().iterator().next());
        }
    }

    private static Key key(Call call) {
        return new Key(call.provider(), String.valueOf(call.providerCallId()));
    }
}
