package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallSpec;
import io.calltracking.CallTrackingException;
import io.calltracking.Placement;
import io.calltracking.Placement.Kind;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Calls;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Instant;
import java.util.Optional;

/**
 * Puts calls into the queue by what the app hands in, its own transaction most likely. Asks no provider and tells no
 * listener, because nobody here knows whether and when the call will be there for all to see. Thread-safe.
 */
public final class Enqueuing {
    private final Store store;
    private final Providers providers;

    Enqueuing(Store store, Providers providers) {
        this.store = store;
        this.providers = providers;
    }

    /** Puts a call into the queue, due at once. */
    public Placement enqueue(CallRequest request, Calls calls) {
        CallProvider provider = providers.choose(request.provider());
        CallSpec spec = request.spec();
        provider.check(spec);
        if (request.isRefusedWhenFull()) {
            throw CallTrackingException.invalid(
                    "refuseWhenFull", "cannot be told before the transaction ends; use maxWait instead");
        }
        Optional<Placement> replayed = Placing.replay(calls, spec, provider);
        if (replayed.isPresent()) {
            return replayed.get();
        }
        Instant now = store.clock().instant();
        Call waiting = Placing.pending(spec, provider, now);
        Written written = calls.create(CallRecorder.creation(waiting, null, now));
        if (written == Written.DONE) {
            return new Placement(waiting, Kind.WAITING);
        }
        Optional<Placement> earlier =
                written == Written.KEY_TAKEN ? replayOfAnother(calls, spec, provider) : Optional.empty();
        return earlier.orElseThrow(() -> Placing.unexpected(waiting, written));
    }

    /** A transaction with a snapshot from before the other's commit does not see the call that has the key. */
    private Optional<Placement> replayOfAnother(Calls calls, CallSpec spec, CallProvider provider) {
        return Placing.replay(calls, spec, provider).or(() -> Placing.replay(store, spec, provider));
    }
}
