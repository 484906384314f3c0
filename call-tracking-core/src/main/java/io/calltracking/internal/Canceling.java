package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.StopResult;
import io.calltracking.store.Store;
import java.util.Set;

/** Calls calls off. Thread-safe. */
public final class Canceling {
    private final Store store;
    private final Providers providers;
    private final CallRecorder recorder;

    Canceling(Store store, Providers providers, CallRecorder recorder) {
        this.store = store;
        this.providers = providers;
        this.recorder = recorder;
    }

    /** Ends a waiting call, or asks the provider to stop one that it has. */
    public Call cancel(CallId id) {
        Observation canceled = Observation.from(EventSource.OPERATOR)
                .status(CallStatus.CANCELED)
                .onlyFrom(Set.of(CallStatus.PENDING))
                .note("called off before the provider was asked")
                .build();
        Call call = recorder.record(id, canceled).call();
        boolean mayRing = call.state().slot() != null || call.state().retryExpected();
        if (call.status().isTerminal() && !mayRing) {
            return call;
        }
        if (call.providerCallId() == null) {
            throw CallTrackingException.of(
                    ErrorCode.STATUS_TRANSITION_ERROR,
                    "call " + id + " is " + call.status().word()
                            + ": it cannot be called off before its provider call id is known");
        }
        return stopped(providers.choose(call.provider()), call);
    }

    /** Ends a call that waits in our queue, for this reason; whether it did. */
    public boolean withdraw(CallId id, Failure why) {
        Observation withdrawn = Observation.from(EventSource.SYSTEM)
                .status(CallStatus.FAILED)
                .facts(CallFacts.builder().failure(why).build())
                .onlyFrom(Set.of(CallStatus.PENDING))
                .note(why.text())
                .build();
        return recorder.record(id, withdrawn).effect() == Effect.MOVED;
    }

    private Call stopped(CallProvider provider, Call call) {
        StopResult result = provider.stop(call);
        if (result instanceof StopResult.NotPossible refused) {
            throw CallTrackingException.of(
                    ErrorCode.STATUS_TRANSITION_ERROR,
                    "call " + call.id() + " cannot be called off as it stands: " + refused.reason());
        }
        if (result instanceof StopResult.Failed failed) {
            throw CallTrackingException.of(
                    ErrorCode.ofProvider(provider.name()), "calling off call " + call.id() + ": " + failed.reason());
        }
        return store.find(call.id()).orElse(call);
    }
}
