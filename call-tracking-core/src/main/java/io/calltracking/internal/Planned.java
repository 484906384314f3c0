package io.calltracking.internal;

import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.Slot;
import io.calltracking.provider.CallProvider;
import org.jspecify.annotations.Nullable;

/**
 * A call of a campaign that is about to be made.
 *
 * @param id its own
 * @param spec what is asked for
 * @param provider who is asked
 * @param slot one that was free a moment ago; null when none was chosen yet. Nobody holds it before the call is stored
 */
public record Planned(
        CallId id,
        CallSpec spec,
        CallProvider provider,
        @Nullable Slot slot) {

    Planned with(Slot chosen) {
        return new Planned(id, spec, provider, chosen);
    }
}
