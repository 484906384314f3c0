package io.calltracking.statistics;

import java.time.Duration;
import java.util.Arrays;

/**
 * Durations being added up. Each falls into a bin: one per second up to 128 s, then 64 for each doubling of the length. Not
 * thread-safe.
 */
final class Durations {
    /** So many bins are a second long. */
    static final int SECONDS = 128;

    private static final int FIRST_DOUBLING = 7;
    private static final int PER_DOUBLING = 64;

    private long count;
    private long millis;
    private long[] bins = {};

    void add(Duration duration) {
        count++;
        millis += duration.toMillis();
        add(bin(duration.toSeconds()), 1);
    }

    void add(Durations others) {
        count += others.count;
        millis += others.millis;
        makeRoomFor(others.bins.length);
        for (int i = 0; i < others.bins.length; i++) {
            bins[i] += others.bins[i];
        }
    }

    /** Counts so many of one length in the distribution only. */
    void count(Duration duration, long durations) {
        add(bin(duration.toSeconds()), durations);
    }

    /** How many there are in each bin. */
    long[] bins() {
        return bins.clone();
    }

    DurationStatistics statistics() {
        return new DurationStatistics(count, Duration.ofMillis(millis), bins);
    }

    /** The bin of a duration of so many seconds. */
    static int bin(long seconds) {
        if (seconds < SECONDS) {
            return (int) seconds;
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(seconds);
        int within = (int) (seconds >>> (doubling - FIRST_DOUBLING + 1)) - PER_DOUBLING;
        return SECONDS + (doubling - FIRST_DOUBLING) * PER_DOUBLING + within;
    }

    /** The fewest seconds that fall into a bin. */
    static long lowest(int bin) {
        if (bin < SECONDS) {
            return bin;
        }
        int doubling = (bin - SECONDS) / PER_DOUBLING;
        int within = (bin - SECONDS) % PER_DOUBLING;
        return (long) (PER_DOUBLING + within) << (doubling + 1);
    }

    void write(ByteWriter to) {
        to.number(count)
                .number(millis)
                .number(Arrays.stream(bins).filter(n -> n != 0).count());
        int last = 0;
        for (int i = 0; i < bins.length; i++) {
            if (bins[i] != 0) {
                to.number(i - last).number(bins[i]);
                last = i;
            }
        }
    }

    /** Adds what was written. */
    void read(ByteReader from) {
        count += from.number();
        millis += from.number();
        int bin = 0;
        for (long left = from.number(); left > 0; left--) {
            bin += from.integer();
            add(bin, from.number());
        }
    }

    private void add(int bin, long durations) {
        makeRoomFor(bin + 1);
        bins[bin] += durations;
    }

    private void makeRoomFor(int needed) {
        if (bins.length < needed) {
            bins = Arrays.copyOf(bins, Math.max(needed, bins.length * 2));
        }
    }
}
