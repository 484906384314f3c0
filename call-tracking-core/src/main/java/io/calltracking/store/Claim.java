package io.calltracking.store;

import io.calltracking.Call;
import java.time.Instant;
import java.util.Objects;

/**
 * A call that its holder alone may look at until the lease runs out.
 *
 * @param call as it was when it was claimed
 * @param dueAt when it was due, by the store's clock
 * @param token grows with each claim of the call: a holder with an older one is too late
 */
public record Claim(Call call, Instant dueAt, long token) {

    /** Refuses null. */
    public Claim {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(dueAt, "dueAt");
    }
}
