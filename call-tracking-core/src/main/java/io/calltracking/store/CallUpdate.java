package io.calltracking.store;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.LastCheck;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a call.
 *
 * @param call the call to be stored; the stored one must have the version before
 * @param event what led to it; its version is the call's
 * @param dueAt when the call is to be looked at next; null for never
 * @param check the look at the provider that led to it; null when it was something else, and the last one is kept
 */
public record CallUpdate(
        Call call,
        CallEvent event,
        @Nullable Instant dueAt,
        @Nullable LastCheck check) {

    /** Refuses an event of another version. */
    public CallUpdate {
        Objects.requireNonNull(call, "call");
        if (event.version() != call.version() || !event.callId().equals(call.id())) {
            throw new IllegalArgumentException("event " + event + " does not lead to " + call);
        }
    }
}
