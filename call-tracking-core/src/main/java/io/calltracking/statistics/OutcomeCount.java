package io.calltracking.statistics;

import java.util.Objects;

/**
 * How often a call came out like this.
 *
 * @param outcome the app's word
 * @param calls how many
 */
public record OutcomeCount(String outcome, long calls) {

    /** Refuses null. */
    public OutcomeCount {
        Objects.requireNonNull(outcome, "outcome");
    }
}
