package io.calltracking.examples.chaos;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.Slot;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A store as it is with slots that are kept in one of the ways that do not work. Thread-safe. */
final class BrokenSlots {
    private static final Duration OLD = Duration.ofMillis(700);
    private static final int SLOWEST_DECISION_MILLIS = 100;
    private static final int MANY = 1000;

    private final Store intact;
    private final Random random = new Random();

    private BrokenSlots(Store intact) {
        this.intact = intact;
    }

    static Store selectThenInsert(Store intact) {
        return Interceptor.wrap(Store.class, intact, new BrokenSlots(intact)::selectThenInsert);
    }

    static Store freedByAge(Store intact) {
        return Interceptor.wrap(Store.class, intact, new BrokenSlots(intact)::freedByAge);
    }

    static Store freedAfterwards(Store intact) {
        return Interceptor.wrap(Store.class, intact, new BrokenSlots(intact)::freedAfterwards);
    }

    /** Chooses places as if there were no limits, so that no index is in the way, and counts before it writes. */
    private @Nullable Object selectThenInsert(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (method.equals("limits")) {
            return List.<PoolLimit>of();
        }
        if (arguments.length == 1 && arguments[0] instanceof CallUpdate update && takesSlot(update)) {
            String owner = update.call().owner();
            int cap = intact.limits(List.of(Limits.ACCOUNT)).get(0).cap();
            if (isFull(Limits.ACCOUNT, cap) || isFull(Pool.owner(owner), Limits.capOf(owner))) {
                return Written.SLOT_TAKEN;
            }
            Pause.of(Duration.ofMillis(random.nextInt(SLOWEST_DECISION_MILLIS)));
        }
        return target.proceed();
    }

    private boolean isFull(Pool pool, int cap) {
        return intact.takenPlaces(pool).size() >= cap;
    }

    private static boolean takesSlot(CallUpdate update) {
        return update.call().state().slot() != null && update.call().status() == CallStatus.INITIATED;
    }

    /** Takes slots away from whoever has had one for some time, as a clean-up job does. */
    private @Nullable Object freedByAge(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (method.equals("awaitedAccounts")) {
            Instant old = intact.clock().instant().minus(OLD);
            intact.holders(null, null, MANY).stream()
                    .filter(call -> isBefore(call.times().initiated(), old))
                    .forEach(call -> intact.apply(freed(call, intact.clock().instant())));
        }
        return target.proceed();
    }

    private static boolean isBefore(@Nullable Instant at, Instant other) {
        return at != null && at.isBefore(other);
    }

    /** Keeps the slot in the change that closes the call, and gives it back in the next. */
    private @Nullable Object freedAfterwards(String method, @Nullable Object[] arguments, Interceptor.Target target) {
        if (!method.equals("apply")) {
            return target.proceed();
        }
        CallUpdate update = (CallUpdate) Objects.requireNonNull(arguments[0]);
        Call before = intact.find(update.call().id()).orElseThrow();
        Slot held = before.state().slot();
        if (held == null || !update.call().status().isLineEnded()) {
            return target.proceed();
        }
        Call keeping = update.call().with(update.call().state().with(held, null));
        Object written = intact.apply(new CallUpdate(keeping, update.event(), update.dueAt(), update.check()));
        if (written == Written.DONE
                && keeping.status().isTerminal()
                && !before.status().isTerminal()) {
            intact.apply(freed(keeping, update.dueAt()));
        }
        return written;
    }

    private CallUpdate freed(Call call, @Nullable Instant dueAt) {
        Call next = call.next(call.state().with(null, null), call.facts(), call.times());
        Instant now = intact.clock().instant();
        CallEvent event = new CallEvent(
                EventId.create(now),
                call.id(),
                next.version(),
                EventSource.SYSTEM,
                Effect.FOLDED,
                call.status(),
                call.status(),
                null,
                null,
                now,
                null,
                "slot taken away",
                null,
                null);
        return new CallUpdate(next, event, dueAt, null);
    }
}
