package io.calltracking.campaign;

import io.calltracking.Money;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What the calls of a campaign add up to.
 *
 * @param calls how many
 * @param talks how many of them have a talk longer than zero
 * @param talkDuration of all together
 * @param costs one amount for each currency, by currency
 */
public record CallSums(long calls, long talks, Duration talkDuration, List<Money> costs) {

    /** No calls. */
    public static final CallSums NONE = new CallSums(0, 0, Duration.ZERO, List.of());

    /** Copies the list. */
    public CallSums {
        Objects.requireNonNull(talkDuration, "talkDuration");
        costs = List.copyOf(costs);
    }
}
