package io.calltracking.testkit.simulator;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a webhook, or one that a fault swallowed.
 *
 * @param callId the provider's call id
 * @param callStatus the provider's status word in the body
 * @param number the first attempt is 1
 * @param url where it went
 * @param body what was sent
 * @param at when it was sent, by the simulator's clock
 * @param answer the status code of the answer, 0 when there was none
 * @param fault the fault that struck this webhook, null for none
 */
public record WebhookAttempt(
        String callId,
        String callStatus,
        int number,
        URI url,
        String body,
        Instant at,
        int answer,
        @Nullable WebhookFault fault) {

    /**
     * Whether the receiver took responsibility for it.
     *
     * @return true when the answer was a 2xx
     */
    public boolean acknowledged() {
        return answer >= 200 && answer < 300;
    }

    /**
     * Whether it left the simulator.
     *
     * @return false when a fault swallowed it
     */
    public boolean sent() {
        return fault == null || fault.kind() != WebhookFault.Kind.LOST;
    }
}
