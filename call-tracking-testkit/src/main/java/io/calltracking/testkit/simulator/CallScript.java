package io.calltracking.testkit.simulator;

import java.time.Duration;

/**
 * One dialing of a call: how it ends and how long each part lasts. Durations are those of a real call; the simulator
 * multiplies them by its time scale. Parts that the outcome does not have (the talk of a call nobody answers) are
 * ignored.
 *
 * @param outcome how it ends
 * @param queueing from the acceptance to the dialing, when a place is free
 * @param connecting from the dialing to the first ring, or to the refusal by carrier or callee
 * @param ringing from the first ring to the answer, or until it is given up
 * @param talking from the answer to the end of the line
 * @param processing from the end of the line until all data is there
 */
public record CallScript(
        Outcome outcome,
        Duration queueing,
        Duration connecting,
        Duration ringing,
        Duration talking,
        Duration processing) {

    /**
     * Checks that no part is negative.
     *
     * @param outcome how it ends
     * @param queueing from the acceptance to the dialing, when a place is free
     * @param connecting from the dialing to the first ring, or to the refusal by carrier or callee
     * @param ringing from the first ring to the answer, or until it is given up
     * @param talking from the answer to the end of the line
     * @param processing from the end of the line until all data is there
     */
    public CallScript {
        for (Duration part : new Duration[] {queueing, connecting, ringing, talking, processing}) {
            if (part.isNegative()) {
                throw new IllegalArgumentException("no part of a call can last " + part);
            }
        }
    }

    /**
     * A script with usual durations: 1 s queueing, 2 s connecting, 8 s ringing (30 s when nobody answers), 40 s
     * talking, 20 s processing.
     *
     * @param outcome how the call ends
     * @return the script
     */
    public static CallScript of(Outcome outcome) {
        return new CallScript(
                outcome,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(outcome == Outcome.NO_ANSWER ? 30 : 8),
                Duration.ofSeconds(40),
                Duration.ofSeconds(20));
    }

    /**
     * This script with another queueing time.
     *
     * @param duration the new duration
     * @return a new script
     */
    public CallScript queueing(Duration duration) {
        return new CallScript(outcome, duration, connecting, ringing, talking, processing);
    }

    /**
     * This script with another connecting time.
     *
     * @param duration the new duration
     * @return a new script
     */
    public CallScript connecting(Duration duration) {
        return new CallScript(outcome, queueing, duration, ringing, talking, processing);
    }

    /**
     * This script with another ringing time.
     *
     * @param duration the new duration
     * @return a new script
     */
    public CallScript ringing(Duration duration) {
        return new CallScript(outcome, queueing, connecting, duration, talking, processing);
    }

    /**
     * This script with another talk time.
     *
     * @param duration the new duration
     * @return a new script
     */
    public CallScript talking(Duration duration) {
        return new CallScript(outcome, queueing, connecting, ringing, duration, processing);
    }

    /**
     * This script with another processing time.
     *
     * @param duration the new duration
     * @return a new script
     */
    public CallScript processing(Duration duration) {
        return new CallScript(outcome, queueing, connecting, ringing, talking, duration);
    }
}
