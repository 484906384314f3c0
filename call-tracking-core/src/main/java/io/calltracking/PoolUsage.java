package io.calltracking;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How full a pool is.
 *
 * @param pool which calls
 * @param cap how many may be live; empty for as many as there are
 * @param live how many hold a place
 */
public record PoolUsage(Pool pool, OptionalInt cap, int live) {

    /** Refuses null. */
    public PoolUsage {
        Objects.requireNonNull(pool, "pool");
        Objects.requireNonNull(cap, "cap");
    }

    /** How many more may be live; empty for as many as there are. */
    public OptionalInt free() {
        return cap.isEmpty() ? cap : OptionalInt.of(Math.max(0, cap.getAsInt() - live));
    }
}
