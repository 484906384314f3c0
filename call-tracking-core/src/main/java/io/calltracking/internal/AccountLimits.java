package io.calltracking.internal;

import java.time.Duration;

/**
 * How much a tracker asks of one provider account.
 *
 * @param atATime looks under way at a time, so that a slow account leaves places to others
 * @param spacing from one look to the next, on average over a second
 */
public record AccountLimits(int atATime, Duration spacing) {
    private static final Duration CROWDED = Duration.ofMillis(200);

    /** Half of the places, at least one; no more than this many looks a second. */
    public static AccountLimits of(int places, double looksPerSecond) {
        return new AccountLimits(Math.max(1, places / 2), Duration.ofNanos((long) (1e9 / looksPerSecond)));
    }

    Duration crowdedPause() {
        return CROWDED;
    }
}
