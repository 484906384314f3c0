package io.calltracking.testkit;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.LastCheck;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@link InMemoryStore} keeps of one call. Immutable. */
record StoredCall(
        @Nullable Call call,
        List<CallEvent> log,
        @Nullable Instant dueAt,
        long token,
        @Nullable LastCheck check) {

    /** Nothing written yet. */
    static final StoredCall NEW = new StoredCall(null, List.of(), null, 0, null);

    /** The order of claims. */
    static final Comparator<StoredCall> LONGEST_DUE_FIRST = Comparator.comparing(StoredCall::due)
            .thenComparing(stored -> stored.current().id());

    Call current() {
        return Objects.requireNonNull(call);
    }

    /** Whether this very event is in the log. */
    boolean holds(CallEvent event) {
        return log.stream().anyMatch(logged -> logged.id().equals(event.id()));
    }

    boolean isDue(Instant now) {
        return dueAt != null && !dueAt.isAfter(now);
    }

    Instant due() {
        return Objects.requireNonNull(dueAt);
    }

    StoredCall with(CallUpdate update) {
        List<CallEvent> longer = new ArrayList<>(log);
        longer.add(update.event());
        LastCheck latest = update.check() == null ? check : update.check();
        return new StoredCall(update.call(), List.copyOf(longer), update.dueAt(), token, latest);
    }

    /** Without what was received. */
    StoredCall withoutPayloads() {
        return new StoredCall(
                call,
                log.stream().map(StoredCall::withoutPayload).toList(),
                dueAt,
                token,
                check == null ? null : new LastCheck(check.at(), check.result(), null));
    }

    static CallEvent withoutPayload(CallEvent event) {
        return new CallEvent(
                event.id(),
                event.callId(),
                event.version(),
                event.source(),
                event.effect(),
                event.from(),
                event.to(),
                event.rawStatus(),
                event.occurredAt(),
                event.observedAt(),
                event.sequence(),
                event.note(),
                event.dedupeKey(),
                null);
    }

    StoredCall claimedUntil(Instant leaseEnd) {
        return new StoredCall(call, log, leaseEnd, token + 1, check);
    }

    boolean isHeldBy(Claim claim) {
        return token == claim.token() && current().version() == claim.call().version();
    }

    StoredCall finished(FinishedCheck finished) {
        LastCheck latest = finished.check() == null ? check : finished.check();
        return new StoredCall(call, log, finished.dueAt(), token, latest);
    }
}
