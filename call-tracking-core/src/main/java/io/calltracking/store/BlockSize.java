package io.calltracking.store;

import java.time.Duration;

/**
 * How long a {@link Block} of time is. Each size is a multiple of the one before, so a block of one size is made up of whole
 * blocks of the next smaller one. All offsets of zones in use are multiples of the smallest.
 */
public enum BlockSize {
    /** The smallest: what is sealed by looking at calls. */
    QUARTER_HOUR(Duration.ofMinutes(15)),
    /** Four of those. */
    HOUR(Duration.ofHours(1)),
    /** Six of those. */
    SIX_HOURS(Duration.ofHours(6)),
    /** Four of those, a day in UTC. */
    DAY(Duration.ofDays(1)),
    /** Eight of those. */
    EIGHT_DAYS(Duration.ofDays(8)),
    /** Eight of those. */
    SIXTY_FOUR_DAYS(Duration.ofDays(64));

    private final Duration length;

    BlockSize(Duration length) {
        this.length = length;
    }

    /** The time from the beginning of one such block to that of the next. */
    public Duration length() {
        return length;
    }
}
