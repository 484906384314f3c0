package io.calltracking.testkit;

import io.calltracking.store.Pacing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When the last call of each account of {@link InMemoryStore} began. Thread-safe. */
final class MemoryPacing implements Pacing {
    private final Clock clock;
    private final Map<String, Instant> begun = new HashMap<>();

    MemoryPacing(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean tryBegin(String account, Duration spacing) {
        Instant now = clock.instant();
        Instant last = begun.get(account);
        boolean may = last == null || !last.plus(spacing).isAfter(now);
        if (may) {
            begun.put(account, now);
        }
        return may;
    }
}
