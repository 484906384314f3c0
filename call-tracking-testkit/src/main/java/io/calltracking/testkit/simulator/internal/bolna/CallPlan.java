package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.CallScript;
import java.time.Duration;
import java.util.List;

/**
 * What was decided about a call when it was accepted: a script per dialing, the time scale, and the seed of its
 * details.
 */
record CallPlan(List<CallScript> scripts, double timeScale, long details) {

    /** The script of a dialing, from 0. */
    CallScript script(int dialing) {
        return scripts.get(Math.min(dialing, scripts.size() - 1));
    }

    /** How long something of the simulated world really takes. */
    Duration scaled(Duration duration) {
        return Duration.ofNanos(Math.round(duration.toNanos() * timeScale));
    }
}
