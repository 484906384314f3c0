package io.calltracking.internal;

import java.time.Duration;

/**
 * How the poller works.
 *
 * @param tick between two claims
 * @param lease for which a claim lasts; longer than any look
 * @param concurrency how many looks at a time
 */
public record PollerSettings(Duration tick, Duration lease, int concurrency) {}
