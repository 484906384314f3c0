package io.calltracking;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands.
 *
 * @param status in our words
 * @param rawStatus in the provider's words; null before the provider said anything
 * @param providerAttempt how often the provider itself has dialed again under the same id, from 0
 * @param retryExpected whether the provider may dial again by itself although the status is terminal
 * @param slot what it holds while it is live; null while it waits and when the line has ended
 * @param turn its place in the queue while it waits for a slot; null at any other time
 */
public record CallState(
        CallStatus status,
        @Nullable String rawStatus,
        int providerAttempt,
        boolean retryExpected,
        @Nullable Slot slot,
        @Nullable Turn turn) {

    /** Refuses a null status. */
    public CallState {
        Objects.requireNonNull(status, "status");
    }

    /** A call that holds no slot and has no turn. */
    public CallState(CallStatus status, @Nullable String rawStatus, int providerAttempt, boolean retryExpected) {
        this(status, rawStatus, providerAttempt, retryExpected, null, null);
    }

    /** A call nobody but us knows of yet. */
    public static CallState of(CallStatus status) {
        return new CallState(status, null, 0, false);
    }

    /** The same with this slot and turn. */
    public CallState with(@Nullable Slot slot, @Nullable Turn turn) {
        return new CallState(status, rawStatus, providerAttempt, retryExpected, slot, turn);
    }
}
