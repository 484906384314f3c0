package io.calltracking.testkit.simulator.internal;

import java.util.Random;
import java.util.UUID;

/**
 * Seeded chance. What is drawn depends on the seed and on what it is drawn for, never on the order of the draws, so
 * threads may race and the run still repeats. Immutable.
 *
 * @param seed where all chance comes from
 */
public record Draws(long seed) {

    /**
     * The source of chance for one purpose.
     *
     * @param purpose what is decided
     * @param subject what it is decided about
     * @param nth which decision of this kind about this subject
     * @return a new generator
     */
    public Random source(String purpose, String subject, int nth) {
        return new Random(spread(spread(spread(seed ^ purpose.hashCode()) ^ subject.hashCode()) ^ nth));
    }

    /**
     * An id that looks like a random UUID.
     *
     * @param random where it comes from
     * @return the UUID
     */
    public static String uuid(Random random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** The finalizer of SplitMix64: neighboring inputs give unrelated outputs. */
    private static long spread(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
