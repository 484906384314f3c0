package io.calltracking.examples.chaos;

import io.calltracking.testkit.simulator.Outcome;
import java.time.Instant;

/**
 * A call that the provider accepted, and which attempt at which contact it is.
 *
 * @param id the provider's id of the call
 * @param campaign the id of the campaign
 * @param number whom it dialed
 * @param attempt what names the attempt in the store
 * @param at when the provider accepted it, by the provider's clock
 * @param ended when its line ended; {@link Instant#MAX} while it has not
 * @param outcome how it ended at the provider
 */
record Dialed(String id, String campaign, String number, String attempt, Instant at, Instant ended, Outcome outcome) {

    boolean isLive(Instant when) {
        return !when.isBefore(at) && when.isBefore(ended);
    }
}
