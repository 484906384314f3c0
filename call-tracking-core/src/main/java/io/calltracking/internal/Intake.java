package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Instant;
import java.util.Optional;

/** Finds the call that a webhook is about and puts the news on its record. Thread-safe. */
final class Intake {
    private final Store store;
    private final CallRecorder recorder;
    private final Inbound inbound;
    private final Schedules schedules;

    Intake(Store store, CallRecorder recorder, Inbound inbound, Schedules schedules) {
        this.store = store;
        this.recorder = recorder;
        this.inbound = inbound;
        this.schedules = schedules;
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

    /** Puts news on record, and makes the call first if it is one that others make to us. */
    Optional<Recorded> takeOrBegin(String provider, Observation news) {
        Optional<Recorded> known = take(provider, news);
        if (known.isPresent()) {
            return known;
        }
        Instant now = store.clock().instant();
        Optional<Call> begun = inbound.begin(provider, news, now);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        Call call = begun.get();
        Written written = recorder.begin(call, news, schedules.next(call, now));
        return switch (written) {
            case DONE -> Optional.of(new Recorded(call, Effect.CREATED, written));
            // Two webhooks of the call came at once: whoever was second tells the call that the first one made.
            case PROVIDER_ID_TAKEN -> take(provider, news);
            default ->
                throw CallTrackingException.of(
                        ErrorCode.STORE_ERROR, "the store answered " + written + " to the inbound call " + call.id());
        };
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
