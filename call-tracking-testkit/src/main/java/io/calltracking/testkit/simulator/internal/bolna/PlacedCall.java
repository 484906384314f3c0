package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Draws;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** An accepted call: all that its life depends on, apart from free places and being stopped. */
record PlacedCall(String id, CallOrder order, Instant acceptedAt, CallPlan plan) {

    /** When it enters the queue: at once, or after the scaled wait for its scheduled time. */
    Instant startsAt() {
        Instant scheduledAt = order.scheduledAt();
        return scheduledAt == null
                ? acceptedAt
                : acceptedAt.plus(plan.scaled(Duration.between(acceptedAt, scheduledAt)));
    }

    /** Chance for one detail of one dialing. */
    Random chance(String detail, int dialing) {
        return new Draws(plan.details()).source(detail, id, dialing);
    }

    @Nullable
    RetryConfig retry() {
        return order.retry();
    }
}
