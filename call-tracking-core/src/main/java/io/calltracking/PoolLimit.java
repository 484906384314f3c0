package io.calltracking;

import java.util.Map;
import java.util.Objects;

/**
 * How many calls of a pool may be live at once.
 *
 * @param pool which calls
 * @param cap at most so many; 0 holds all calls back
 * @param guaranteed by owner, how many of these places are kept for that owner alone; the rest is for everybody. Only
 *     for accounts, together no more than the cap
 */
public record PoolLimit(Pool pool, int cap, Map<String, Integer> guaranteed) {

    /** Refuses a negative cap, and guarantees that do not fit into it. */
    public PoolLimit {
        Objects.requireNonNull(pool, "pool");
        guaranteed = Map.copyOf(guaranteed);
        if (cap < 0) {
            throw CallTrackingException.invalid("cap", "must not be negative, is " + cap);
        }
        if (!guaranteed.isEmpty() && pool.kind() != Pool.Kind.ACCOUNT) {
            throw CallTrackingException.invalid("guaranteed", "only accounts have guaranteed places, not " + pool);
        }
        if (guaranteed.values().stream().anyMatch(places -> places < 1)) {
            throw CallTrackingException.invalid("guaranteed", "must be at least 1 for each owner that is named");
        }
        long kept = guaranteed.values().stream().mapToLong(places -> places).sum();
        if (kept > cap) {
            throw CallTrackingException.invalid("guaranteed", "is " + kept + " together, the cap is " + cap);
        }
    }

    /** So many, all of them for everybody. */
    public static PoolLimit of(Pool pool, int cap) {
        return new PoolLimit(pool, cap, Map.of());
    }

    /** How many places are not kept for anyone. */
    public int shared() {
        return cap - guaranteed.values().stream().mapToInt(places -> places).sum();
    }
}
