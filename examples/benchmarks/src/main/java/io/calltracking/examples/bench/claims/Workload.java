package io.calltracking.examples.bench.claims;

import io.calltracking.examples.bench.Arguments;
import java.time.Duration;

/**
 * What each contender gets in a round.
 *
 * @param due so many checks that are due
 * @param time after which the round ends, if it did not run out of due checks before
 * @param connections the size of its pool
 */
record Workload(int due, Duration time, int connections) {
    static final int BATCH = 100;

    /** Nobody gets the same check twice in a round. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** A finished check is due so much later, in the next round at the earliest. */
    static final Duration NEXT = Duration.ofHours(1);

    static Workload of(Arguments arguments) {
        return new Workload(
                arguments.number("due", 100_000),
                Duration.ofSeconds(arguments.number("seconds", 15)),
                arguments.number("connections", 50));
    }
}
