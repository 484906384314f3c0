package io.calltracking.lifecycle;

import io.calltracking.Call;
import io.calltracking.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of news does to a call.
 *
 * @param call the next version of the call, equal to the one before but for its version when nothing changed
 * @param effect what happened
 * @param reason why nothing happened; null when something did
 */
public record Decision(Call call, Effect effect, @Nullable String reason) {
    /** Whether anything about the call changed. */
    public boolean changed() {
        return effect != Effect.IGNORED;
    }
}
