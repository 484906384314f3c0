package io.calltracking.examples.chaos;

import java.time.Duration;
import java.util.List;

/**
 * How the limits were kept in a round.
 *
 * @param maxOver how far above a cap the number of live calls was at most, by the database or by the provider
 * @param inGrace how often a call took a place above a cap that had been lowered just before
 * @param stillTaken how many places were taken when everything was over
 * @param slowestHandOver the longest that a place stayed empty although a waiting call could have gone
 * @param cases what is wrong, in words
 */
record SlotFigures(int maxOver, int inGrace, int stillTaken, Duration slowestHandOver, List<String> cases) {
    static final SlotFigures NONE = new SlotFigures(0, 0, 0, Duration.ZERO, List.of());

    /** Copies. */
    SlotFigures {
        cases = List.copyOf(cases);
    }

    boolean isClean() {
        return maxOver == 0 && stillTaken == 0;
    }
}
