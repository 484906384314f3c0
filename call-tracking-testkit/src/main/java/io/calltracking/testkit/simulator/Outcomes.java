package io.calltracking.testkit.simulator;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Shares of outcomes among the calls that have no script of their own. Immutable. */
public final class Outcomes {
    private final Map<Outcome, Integer> shares;
    private final int total;

    private Outcomes(Map<Outcome, Integer> shares) {
        this.shares = Collections.unmodifiableMap(new EnumMap<>(shares));
        this.total = shares.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Every call ends the same way.
     *
     * @param outcome how each call ends
     * @return a mix of that one outcome
     */
    public static Outcomes always(Outcome outcome) {
        return new Outcomes(Map.of(outcome, 1));
    }

    /**
     * A mix as an outbound campaign may see it: most are answered, many are not, few fail.
     *
     * @return the mix
     */
    public static Outcomes typical() {
        return always(Outcome.COMPLETED)
                .and(Outcome.COMPLETED, 55)
                .and(Outcome.NO_ANSWER, 20)
                .and(Outcome.BUSY, 8)
                .and(Outcome.VOICEMAIL, 8)
                .and(Outcome.FAILED, 4)
                .and(Outcome.REJECTED, 3)
                .and(Outcome.ERROR, 1)
                .and(Outcome.BALANCE_LOW, 1);
    }

    /**
     * This mix with another share of one outcome.
     *
     * @param outcome the outcome
     * @param share its weight relative to the other shares, 0 to leave it out
     * @return a new mix
     */
    public Outcomes and(Outcome outcome, int share) {
        if (share < 0) {
            throw new IllegalArgumentException("share of " + outcome + " must not be negative, was " + share);
        }
        Map<Outcome, Integer> next = new EnumMap<>(shares);
        next.put(outcome, share);
        return new Outcomes(next);
    }

    /**
     * Draws one outcome.
     *
     * @param random where the draw comes from
     * @return the outcome drawn; the same for the same state of {@code random}
     * @throws IllegalStateException when all shares are 0
     */
    public Outcome draw(Random random) {
        if (total == 0) {
            throw new IllegalStateException("all shares are 0, nothing can be drawn");
        }
        int left = random.nextInt(total);
        for (Map.Entry<Outcome, Integer> share : shares.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return share.getKey();
            }
        }
        throw new AssertionError("shares do not add up: " + shares);
    }

    @Override
    public String toString() {
        return "Outcomes" + shares;
    }
}
