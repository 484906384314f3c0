package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallChange;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.lifecycle.Erasure;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Hides calls, takes out what is personal, and removes calls for good. Thread-safe. */
final class Removing {
    private static final int MAX_RACES = 100;

    private final Store store;
    private final Schedules schedules;
    private final Listeners listeners;
    private final RememberedCalls remembered;
    private final Predicate<Call> contactKnows;

    /**
     * Removes from this store, and from memory.
     *
     * @param contactKnows tells a campaign's contact how its call ended; whether it waits for that call no more
     */
    Removing(
            Store store,
            RememberedCalls remembered,
            Schedules schedules,
            Listeners listeners,
            Predicate<Call> contactKnows) {
        this.store = store;
        this.remembered = remembered;
        this.schedules = schedules;
        this.listeners = listeners;
        this.contactKnows = contactKnows;
    }

    /** Hides a call from lists. */
    Call delete(CallId id, String by) {
        return repeated(id, "deleted", call -> {
            Instant now = store.clock().instant();
            if (call.isDeleted()) {
                return Optional.of(call);
            }
            Call next = call.next(
                    call.state(), call.facts(), call.times().deleted(now).updated(now));
            CallEvent event = event(call, next, EventSource.OPERATOR, "deleted by " + by, now);
            return done(store.apply(new CallUpdate(next, event, schedules.next(next, now), null)), event, next);
        });
    }

    /** Takes out what is personal. */
    Call erase(CallId id, String by) {
        return repeated(id, "erased", call -> {
            Instant now = store.clock().instant();
            if (call.isErased()) {
                return Optional.of(call);
            }
            Call next = Erasure.of(call, now);
            CallEvent event = event(call, next, EventSource.OPERATOR, "erased by " + by, now);
            return done(store.erase(new CallUpdate(next, event, null, null)), event, next);
        });
    }

    /** Takes out what was kept long enough, unless somebody was faster: then it is done the next time. */
    void expire(Call call, Call next, String what) {
        Instant now = next.times().updated();
        CallEvent event = event(call, next, EventSource.SYSTEM, "kept long enough: " + what, now);
        done(store.erase(new CallUpdate(next, event, null, null)), event, next);
    }

    /**
     * Removes a call and its log. A contact that waits for a call which nobody knows is called: so the end is carried over to
     * it first, and what may still be dialed stays.
     */
    void deleteForGood(CallId id) {
        repeated(id, "deleted for good", call -> {
            if (call.state().retryExpected()) {
                throw CallTrackingException.of(
                        ErrorCode.STATUS_TRANSITION_ERROR,
                        "call " + id + " is " + call.status().word() + ", but its provider may dial it again by itself,"
                                + " and it cannot be deleted for good before that is settled: call it off (cancel), or"
                                + " look at it (checkNow) once the provider has given up");
            }
            boolean gone = contactKnows.test(call) && store.delete(id, call.version());
            remembered.forget(call);
            return gone ? Optional.of(call) : Optional.empty();
        });
    }

    /** Reads and tries until nobody was faster. */
    private Call repeated(CallId id, String become, Function<Call, Optional<Call>> attempt) {
        for (int race = 0; race < MAX_RACES; race++) {
            Call call = store.find(id).orElseThrow(() -> CallTrackingException.notFound(id));
            if (!call.status().isTerminal() || call.state().slot() != null) {
                throw CallTrackingException.of(
                        ErrorCode.STATUS_TRANSITION_ERROR,
                        "call " + id + " is " + call.status().word() + " and cannot be " + become
                                + " before it is over and holds no slot: call it off first (cancel)");
            }
            Optional<Call> result = attempt.apply(call);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw CallTrackingException.of(
                ErrorCode.STORE_ERROR, "call " + id + " changed " + MAX_RACES + " times while it was to be " + become);
    }

    private Optional<Call> done(Written written, CallEvent event, Call next) {
        if (written != Written.DONE) {
            return Optional.empty();
        }
        remembered.forget(next);
        listeners.tell(new CallChange(event, next));
        return Optional.of(next);
    }

    private static CallEvent event(Call before, Call next, EventSource source, String note, Instant now) {
        return new CallEvent(
                EventId.create(now),
                before.id(),
                next.version(),
                source,
                Effect.FOLDED,
                before.status(),
                next.status(),
                null,
                null,
                now,
                null,
                note,
                null,
                null);
    }
}
