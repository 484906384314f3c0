package io.calltracking.statistics;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long something took. Count, sum and average are exact to the millisecond. The distribution, and with it the percentiles,
 * is kept in whole seconds up to 128 seconds, in steps of less than 1.6 % beyond; rounded down.
 *
 * @param count how many durations are known
 * @param total their sum
 * @param distribution how many there are of each rounded length, shortest first
 */
public record DurationStatistics(long count, Duration total, SortedMap<Duration, Long> distribution) {

    /** Copies the distribution. */
    public DurationStatistics {
        Objects.requireNonNull(total, "total");
        distribution = Collections.unmodifiableSortedMap(new TreeMap<>(distribution));
    }

    /** The mean, rounded down to the millisecond; empty when no duration is known. */
    public Optional<Duration> average() {
        return count == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(total.toMillis() / count));
    }

    /** The median. */
    public Optional<Duration> median() {
        return percentile(50);
    }

    /**
     * The shortest length that at least this share of the durations does not exceed, by the nearest rank; rounded down as the
     * distribution is. Empty when no duration is known.
     *
     * @param percent more than 0, at most 100
     */
    public Optional<Duration> percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent must be more than 0 and at most 100, is " + percent);
        }
        long rank = Math.max(1, (long) Math.ceil(count * percent / 100));
        long passed = 0;
        for (Map.Entry<Duration, Long> entry : distribution.entrySet()) {
            passed += entry.getValue();
            if (passed >= rank) {
                return Optional.of(entry.getKey());
            }
        }
        return Optional.empty();
    }
}
