package io.calltracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A call that holds a slot, and since when.
 *
 * @param call as it stands; its {@link CallState#slot()} says which places it holds
 * @param since when it was about to be dialed
 * @param silentFor how long no news has come of it
 * @param problem why an operator should look at it
 */
public record SlotHolder(Call call, Instant since, Duration silentFor, Problem problem) {

    /** Why an operator should look at a holder, the most pressing last. */
    public enum Problem {
        /** Nothing to see. */
        NONE,
        /** No news for longer than calls are let alone. */
        SILENT,
        /** The provider's id of it is still unknown, longer than an answer takes. */
        NO_PROVIDER_CALL_ID,
        /** Closed on our side while the provider may still have it live. */
        CLOSED_BUT_LIVE
    }

    /** Refuses null. */
    public SlotHolder {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(silentFor, "silentFor");
        Objects.requireNonNull(problem, "problem");
    }
}
