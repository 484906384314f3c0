package io.calltracking.internal;

import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.Slot;
import io.calltracking.provider.CallProvider;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of a campaign that is about to be made.
 *
 * @param id its own
 * @param spec what is asked for
 * @param provider who is asked
 * @param slot one that was free a moment ago; null when none was chosen yet. Nobody holds it before the call is stored
 * @param goodUntil from then on the slot is chosen anew: limits may have changed, and others may wait by now
 */
public record Planned(
        CallId id,
        CallSpec spec,
        CallProvider provider,
        @Nullable Slot slot,
        Instant goodUntil) {

    /** A call for which no slot was chosen yet. */
    public static Planned of(CallId id, CallSpec spec, CallProvider provider) {
        return new Planned(id, spec, provider, null, Instant.MIN);
    }

    Planned with(Slot chosen, Instant until) {
        return new Planned(id, spec, provider, chosen, until);
    }

    /** The slot, unless it was chosen too long ago. */
    Optional<Slot> slot(Instant now) {
        return now.isBefore(goodUntil) ? Optional.ofNullable(slot) : Optional.empty();
    }
}
