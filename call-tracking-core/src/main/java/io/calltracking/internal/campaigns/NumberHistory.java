package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallField;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.Direction;
import io.calltracking.compliance.AttemptCap;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often numbers were called, by whichever campaign or none. A call counts from when the provider was asked, or was to dial.
 * Erased calls have no number and do not count. Thread-safe.
 */
final class NumberHistory {
    /** A call may have waited for so long before the provider was asked. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(3);

    private final Store store;

    NumberHistory(Store store) {
        this.store = store;
    }

    /**
     * When a number may be called by these caps: now, or later.
     *
     * @param except a call that does not count; null for none
     */
    Instant mayBeCalled(
            String owner, String number, Collection<AttemptCap> caps, @Nullable CallId except, Instant now) {
        if (caps.isEmpty()) {
            return now;
        }
        Duration longest = caps.stream()
                .map(AttemptCap::period)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Instant> calls = store
                .list(CallQuery.all()
                        .owner(owner)
                        .by(CallField.NUMBER, number)
                        .createdFrom(now.minus(longest).minus(LONGEST_WAIT))
                        .withDeleted()
                        .limit(CallQuery.MAX_LIMIT))
                .stream()
                .filter(call -> counts(call, number) && !call.id().equals(except))
                .map(NumberHistory::dialed)
                .toList();
        return caps.stream()
                .flatMap(cap -> cap.heldUntil(now, calls).stream())
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    private static Instant dialed(Call call) {
        Instant initiated = call.times().initiated();
        Instant asked = initiated == null ? call.times().created() : initiated;
        Instant scheduled = call.spec().scheduledAt();
        return scheduled != null && scheduled.isAfter(asked) ? scheduled : asked;
    }

    private static boolean counts(Call call, String number) {
        return call.spec().direction() == Direction.OUTBOUND && call.to().equals(number) && Outcomes.mayHaveRung(call);
    }
}
