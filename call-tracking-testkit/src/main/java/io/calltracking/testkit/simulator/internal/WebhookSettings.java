package io.calltracking.testkit.simulator.internal;

import java.time.Duration;
import java.util.Map;

/**
 * How webhooks are delivered.
 *
 * @param headers static headers of each delivery
 * @param lag real time between a change and its webhook
 * @param retries how often a delivery that was not acknowledged is repeated
 * @param retryDelay real time before the first repetition, doubled before each further one
 * @param timeout real time after which an answer is given up
 */
public record WebhookSettings(
        Map<String, String> headers, Duration lag, int retries, Duration retryDelay, Duration timeout) {

    /** Copies the headers and checks the numbers. */
    public WebhookSettings {
        headers = Map.copyOf(headers);
        if (retries < 0) {
            throw new IllegalArgumentException("webhook retries must not be negative, was " + retries);
        }
    }
}
