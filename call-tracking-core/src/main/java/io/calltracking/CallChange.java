package io.calltracking;

import java.util.Objects;

/**
 * A change that is already stored, as listeners are told.
 *
 * @param event what happened
 * @param call the call after it
 */
public record CallChange(CallEvent event, Call call) {

    /** Refuses null. */
    public CallChange {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(call, "call");
    }

    /** The call that changed. */
    public CallId callId() {
        return call.id();
    }

    /** The status before. */
    public CallStatus from() {
        return event.from();
    }

    /** The status after. */
    public CallStatus to() {
        return event.to();
    }
}
