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

    @Nullable
    Instant next(Call call, Instant now) {
        return of(call).next(call, now);
    }
}
