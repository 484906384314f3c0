package io.calltracking.testkit.simulator.internal.bolna;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request to place a call asked for. */
record CallOrder(
        String agentId,
        String number,
        String fromNumber,
        Map<String, Object> userData,
        @Nullable Instant scheduledAt,
        @Nullable RetryConfig retry,
        @Nullable String batchId) {

    /** How often the provider may dial for this call. */
    int dialings() {
        return retry == null ? 1 : 1 + retry.maxRetries();
    }
}
