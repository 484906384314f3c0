package io.calltracking.store;

import io.calltracking.Call;
import java.util.Objects;

/**
 * A call that its holder alone may look at until the lease runs out.
 *
 * @param call as it was when it was claimed
 * @param token grows with each claim of the call: a holder with an older one is too late
 */
public record Claim(Call call, long token) {

    /** Refuses null. */
    public Claim {
        Objects.requireNonNull(call, "call");
    }
}
