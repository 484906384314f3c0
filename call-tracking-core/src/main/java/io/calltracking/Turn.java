package io.calltracking;

import java.util.Comparator;
import java.util.Objects;

/**
 * The place of a waiting call in the queue of its provider account. Lanes go one after the other; within a lane the lower
 * number is first. Numbers are given so that owners take turns, however many calls each has waiting.
 *
 * @param account the provider account it waits for
 * @param lane see {@link #lane(CallSpec)}
 * @param number from 1
 */
public record Turn(String account, int lane, long number) implements Comparable<Turn> {
    private static final Comparator<Turn> ORDER =
            Comparator.comparing((Turn turn) -> turn.lane).thenComparing(turn -> turn.number);

    /** Refuses null. */
    public Turn {
        Objects.requireNonNull(account, "account");
    }

    /** Direct calls before those of campaigns, further attempts before first ones: 0 to 3. */
    public static int lane(CallSpec spec) {
        return (spec.type() == CallType.DIRECT ? 0 : 2) + (spec.attempt() > 1 ? 0 : 1);
    }

    @Override
    public int compareTo(Turn other) {
        return ORDER.compare(this, other);
    }
}
