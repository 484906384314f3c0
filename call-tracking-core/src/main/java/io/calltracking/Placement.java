package io.calltracking;

import java.util.Objects;

/**
 * What came of asking for a call.
 *
 * @param call the call as it stands
 * @param kind what happened
 */
public record Placement(Call call, Kind kind) {

    /** Refuses null. */
    public Placement {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(kind, "kind");
    }

    /** What happened. */
    public enum Kind {
        /** The provider took the call. */
        PLACED,
        /** The call waits in our queue and is placed as soon as it may be. */
        WAITING,
        /** Nobody knows yet whether the provider took the call; the library finds out and never dials again itself. */
        UNCONFIRMED,
        /** The provider said no, or surely never had the call; {@link Call#failure()} says why. */
        REFUSED,
        /** The same idempotency key was used before: nothing was placed, and this is the earlier call. */
        REPLAYED
    }
}
