package io.calltracking.store;

import io.calltracking.LastCheck;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a claim whose call did not change.
 *
 * @param claim what was held
 * @param check what was seen; null when the provider was not asked, and the last one is kept
 * @param dueAt when the call is due next; null for never
 */
public record FinishedCheck(
        Claim claim, @Nullable LastCheck check, @Nullable Instant dueAt) {

    /** Refuses a null claim. */
    public FinishedCheck {
        Objects.requireNonNull(claim, "claim");
    }
}
