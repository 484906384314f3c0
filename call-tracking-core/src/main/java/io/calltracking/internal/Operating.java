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
import io.calltracking.Remarks;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.lifecycle.Transitions;
import io.calltracking.store.Store;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts on record what people say of calls. Thread-safe. */
final class Operating {
    private final Store store;
    private final CallRecorder recorder;

    Operating(Store store, CallRecorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    /** Puts remarks on record, in whatever status the call is. */
    Call remark(CallId id, String by, Remarks remarks) {
        return recorder.record(id, said(by).remarks(remarks).build()).call();
    }

    /** Puts on record that what was said is taken back, in whatever status the call is. */
    Call takeBack(CallId id, String by, Remarks.Part part) {
        return recorder.record(id, said(by).takenBack(Set.of(part)).build()).call();
    }

    /** Moves a call to a status. */
    Call move(CallId id, String by, CallStatus to) {
        return move(id, to, said(by));
    }

    /** Moves a call to {@link CallStatus#COMPLETED}. */
    Call complete(CallId id, String by, Remarks remarks) {
        return move(id, CallStatus.COMPLETED, said(by).remarks(remarks));
    }

    /** Moves a call to {@link CallStatus#FAILED}. */
    Call fail(CallId id, String by, String reason) {
        CallFacts facts = CallFacts.builder()
                .failure(new Failure(Failure.OPERATOR, reason))
                .build();
        return move(id, CallStatus.FAILED, said(by).facts(facts));
    }

    /** The allowed statuses go with the news, so that what a provider tells meanwhile is judged too. */
    private Call move(CallId id, CallStatus to, Observation.Builder said) {
        Observation news = said.status(to)
                .occurredAt(store.clock().instant())
                .onlyFrom(Arrays.stream(CallStatus.values())
                        .filter(from -> Transitions.allowed(from, to))
                        .collect(Collectors.toSet()))
                .build();
        Recorded recorded = recorder.record(id, news);
        if (recorded.effect() != Effect.MOVED) {
            throw CallTrackingException.of(
                    ErrorCode.STATUS_TRANSITION_ERROR,
                    "call " + id + " is " + recorded.call().status().word() + " and cannot become " + to.word()
                            + " by what an operator says");
        }
        return recorded.call();
    }

    private static Observation.Builder said(String by) {
        return Observation.from(EventSource.OPERATOR).note("by " + by);
    }
}
