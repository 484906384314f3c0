package io.calltracking.campaign;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts of a campaign stand alike.
 *
 * @param status where they stand
 * @param outcome how their last calls ended; null where none did
 * @param skip why they are skipped; null where they are not
 * @param contacts how many, more than 0
 */
public record ContactCount(
        ContactStatus status,
        @Nullable ContactOutcome outcome,
        @Nullable SkipReason skip,
        long contacts) {

    /** Refuses null. */
    public ContactCount {
        Objects.requireNonNull(status, "status");
    }
}
