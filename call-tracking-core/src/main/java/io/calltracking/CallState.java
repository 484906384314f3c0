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
 */
public record CallState(CallStatus status, @Nullable String rawStatus, int providerAttempt, boolean retryExpected) {

    /** Refuses a null status. */
    public CallState {
        Objects.requireNonNull(status, "status");
    }

    /** A call nobody but us knows of yet. */
    public static CallState of(CallStatus status) {
        return new CallState(status, null, 0, false);
    }
}
