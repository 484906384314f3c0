package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CheckSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of each call: its owner's, with the interval of its own if it has one.
 *
 * @param ofOwner never gives null
 */
public record Schedules(Function<String, CheckSchedule> ofOwner) {

    CheckSchedule of(Call call) {
        CheckSchedule schedule = ofOwner.apply(call.owner());
        Duration interval = call.spec().pollInterval();
        return interval == null ? schedule : schedule.interval(interval);
    }

    /** When the call is due next; null for never, also when it waits for its turn in the queue. */
    @Nullable
    Instant next(Call call, Instant now) {
        if (call.state().turn() != null) {
            return expiry(call);
        }
        boolean closedButLive = call.status().isTerminal() && call.state().slot() != null;
        Instant next = of(call).next(call, now);
        return closedButLive && next == null ? now.plus(of(call).interval().multipliedBy(4)) : next;
    }

    /** When it has waited in our queue for too long; null when it may wait for ever. */
    static @Nullable Instant expiry(Call call) {
        Duration maxWait = call.spec().maxWait();
        return maxWait == null ? null : call.times().created().plus(maxWait);
    }
}
