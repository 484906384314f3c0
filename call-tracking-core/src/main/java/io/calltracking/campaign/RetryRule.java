package io.calltracking.campaign;

import io.calltracking.CallTrackingException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * That a contact is called again after an outcome, as long as its {@link CampaignRules#maxAttempts()} allow.
 *
 * @param outcome after which
 * @param delay how long after the end of the call, at least a second
 */
public record RetryRule(ContactOutcome outcome, Duration delay) {
    private static final Set<ContactOutcome> FOR = EnumSet.of(
            ContactOutcome.NO_ANSWER,
            ContactOutcome.BUSY,
            ContactOutcome.VOICEMAIL,
            ContactOutcome.FAILED,
            ContactOutcome.NOT_PLACED);

    /** Refuses outcomes after which nobody may be called again by itself, and delays of less than a second. */
    public RetryRule {
        Objects.requireNonNull(outcome, "outcome");
        if (!FOR.contains(outcome)) {
            throw CallTrackingException.invalid("retries", "is not possible after " + outcome + ", only after " + FOR);
        }
        if (delay.toMillis() < 1000) {
            throw CallTrackingException.invalid("retries", "must wait for at least a second, not " + delay);
        }
    }
}
