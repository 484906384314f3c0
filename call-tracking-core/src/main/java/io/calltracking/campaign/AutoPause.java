package io.calltracking.campaign;

import io.calltracking.CallTrackingException;
import java.time.Duration;

/**
 * When a campaign pauses itself because too many calls fail, at the provider or before they reach it. That nobody picks up is
 * no failure.
 *
 * @param failureRate share of failed calls from which on it pauses, more than 0, at most 1
 * @param window how far back calls are counted, by the time they were closed
 * @param minCalls how many calls have to be in the window before it is judged, 1 to 1,000
 */
public record AutoPause(double failureRate, Duration window, int minCalls) {

    /** Half of at least 20 calls within ten minutes. */
    public static final AutoPause DEFAULT = new AutoPause(0.5, Duration.ofMinutes(10), 20);

    /** Refuses what is out of range. */
    public AutoPause {
        if (!(failureRate > 0 && failureRate <= 1)) {
            throw CallTrackingException.invalid(
                    "autoPause.failureRate", "must be more than 0 and at most 1, is " + failureRate);
        }
        if (window.isNegative() || window.isZero()) {
            throw CallTrackingException.invalid("autoPause.window", "must be longer than zero, is " + window);
        }
        if (minCalls < 1 || minCalls > 1000) {
            throw CallTrackingException.invalid("autoPause.minCalls", "must be 1 to 1000, is " + minCalls);
        }
    }
}
