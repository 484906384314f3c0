package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.util.Optional;

/** Finds the call that a webhook is about and puts the news on its record. Thread-safe. */
final class Intake {
    private final Store store;
    private final CallRecorder recorder;

    Intake(Store store, CallRecorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    /** The call that news is about: by the provider's id, else by our tag. */
    Optional<Call> callOf(String provider, Observation news) {
        String providerCallId = news.providerCallId();
        if (providerCallId != null) {
            Optional<Call> known = store.findByProviderCallId(provider, providerCallId);
            if (known.isPresent()) {
                return known;
            }
        }
        CallId tag = news.callId();
        return tag == null ? Optional.empty() : store.find(tag);
    }

    /** Puts news on record; empty, and nothing done, when its call is not known. */
    Optional<Recorded> take(String provider, Observation news) {
        return callOf(provider, news).map(call -> take(call, news));
    }

    private Recorded take(Call call, Observation news) {
        Recorded recorded = recorder.record(call.id(), news);
        if (recorded.written() != Written.PROVIDER_ID_TAKEN) {
            return recorded;
        }
        // Found by its tag, and meanwhile another call took the provider's id. The news belongs into that one's log,
        // where
        // it would be had it come a moment later.
        String id = String.valueOf(news.providerCallId());
        Call owner = store.findByProviderCallId(call.provider(), id)
                .orElseThrow(() -> CallTrackingException.of(
                        ErrorCode.STORE_ERROR, "provider call " + id + " is taken, but by no call that can be found"));
        return recorder.record(owner.id(), news);
    }
}
