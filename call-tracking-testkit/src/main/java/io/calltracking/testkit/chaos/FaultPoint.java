package io.calltracking.testkit.chaos;

import java.util.Objects;

/**
 * One moment in the life of a process: a step, reached for the n-th time.
 *
 * @param step the step's name
 * @param occurrence the first time is 1
 */
public record FaultPoint(String step, int occurrence) {

    /** Refuses an occurrence below 1. */
    public FaultPoint {
        Objects.requireNonNull(step, "step");
        if (occurrence < 1) {
            throw new IllegalArgumentException("the first occurrence is 1, not " + occurrence);
        }
    }

    /** Reads what {@link #toString} writes. */
    public static FaultPoint parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 1) {
            throw new IllegalArgumentException("'" + text + "' has not the form store.create:after#1");
        }
        return new FaultPoint(text.substring(0, hash), Integer.parseInt(text.substring(hash + 1)));
    }

    /** As in {@code store.create:after#1}. */
    @Override
    public String toString() {
        return step + "#" + occurrence;
    }
}
