package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.CallScript;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An execution between two changes. {@code changes} counts the changes since the call was accepted. */
record BolnaExecution(
        PlacedCall call,
        BolnaStatus status,
        Instant updatedAt,
        int changes,
        List<RetryEntry> history,
        @Nullable Instant initiatedAt,
        @Nullable Instant scheduledAt) {

    static BolnaExecution accepted(PlacedCall call) {
        Instant scheduledAt = call.order().scheduledAt();
        BolnaStatus status = scheduledAt == null ? BolnaStatus.QUEUED : BolnaStatus.SCHEDULED;
        return new BolnaExecution(call, status, call.acceptedAt(), 0, List.of(), null, scheduledAt);
    }

    String id() {
        return call.id();
    }

    /** How many automatic retries there have been; also the number of the current dialing, from 0. */
    int retryCount() {
        return history.size();
    }

    CallScript script() {
        return call.plan().script(retryCount());
    }

    BolnaExecution moved(BolnaStatus next, Instant at) {
        boolean dialed = next == BolnaStatus.INITIATED;
        Instant initiated = dialed ? at : initiatedAt;
        // The time of a retry is forgotten once it is dialed; the time that was asked for stays.
        Instant scheduled = dialed && !history.isEmpty() ? null : scheduledAt;
        return new BolnaExecution(call, next, at, changes + 1, history, initiated, scheduled);
    }

    /** The last dialing failed; another follows. */
    BolnaExecution retryScheduled(Instant at, Instant dialAt) {
        List<RetryEntry> longer = new ArrayList<>(history);
        longer.add(new RetryEntry(history.size() + 1, status, updatedAt));
        return new BolnaExecution(call, BolnaStatus.SCHEDULED, at, changes + 1, List.copyOf(longer), null, dialAt);
    }
}
