package io.calltracking.client.internal;

import java.time.Duration;

/** How long to wait before a read is repeated. Thread-safe. */
@FunctionalInterface
public interface RetryPauses {
    /**
     * Decides about one pause.
     *
     * @param attempt how many attempts have failed, from 1
     * @param failure how the last one failed
     * @return the pause
     */
    Duration before(int attempt, Throwable failure);
}
