package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CheckSchedule;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of each call: its owner's.
 *
 * @param ofOwner never gives null
 */
public record Schedules(Function<String, CheckSchedule> ofOwner) {

    CheckSchedule of(Call call) {
        return ofOwner.apply(call.owner());
    }

    @Nullable
    Instant next(Call call, Instant now) {
        return of(call).next(call, now);
    }
}
