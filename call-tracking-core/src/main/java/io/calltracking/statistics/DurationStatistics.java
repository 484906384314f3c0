package io.calltracking.statistics;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long something took. Count, sum and average are exact to the millisecond. The distribution, and with it the percentiles,
 * is kept in whole seconds up to 128 seconds, in steps of less than 1.6 % beyond; rounded down. Immutable.
 */
public final class DurationStatistics {
    private final long count;
    private final Duration total;

    /** How many there are in each bin, see {@link Durations}; the last one is not empty. */
    private final long[] bins;

    DurationStatistics(long count, Duration total, long[] bins) {
        int used = bins.length;
        while (used > 0 && bins[used - 1] == 0) {
            used--;
        }
        this.count = count;
        this.total = Objects.requireNonNull(total, "total");
        this.bins = Arrays.copyOf(bins, used);
    }

    /**
     * Figures that were added up elsewhere.
     *
     * @param distribution how many there are of each length; lengths are rounded down
     */
    public static DurationStatistics of(long count, Duration total, Map<Duration, Long> distribution) {
        Durations rounded = new Durations();
        distribution.forEach(rounded::count);
        return new DurationStatistics(count, total, rounded.bins());
    }

    /** How many durations are known. */
    public long count() {
        return count;
    }

    /** Their sum. */
    public Duration total() {
        return total;
    }

    /** How many there are of each rounded length, shortest first. Made anew each time; unmodifiable. */
    public SortedMap<Duration, Long> distribution() {
        SortedMap<Duration, Long> distribution = new TreeMap<>();
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] != 0) {
                distribution.put(Duration.ofSeconds(Durations.lowest(i)), bins[i]);
            }
        }
        return Collections.unmodifiableSortedMap(distribution);
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
        for (int i = 0; i < bins.length; i++) {
            passed += bins[i];
            if (passed >= rank) {
                return Optional.of(Duration.ofSeconds(Durations.lowest(i)));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DurationStatistics others
                && others.count == count
                && others.total.equals(total)
                && Arrays.equals(others.bins, bins);
    }

    @Override
    public int hashCode() {
        return Objects.hash(count, total, Arrays.hashCode(bins));
    }

    /** Count, sum and distribution. */
    @Override
    public String toString() {
        return "DurationStatistics[count=" + count + ", total=" + total + ", distribution=" + distribution() + "]";
    }
}
