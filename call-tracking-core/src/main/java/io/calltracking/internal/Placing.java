package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.Placement;
import io.calltracking.Placement.Kind;
import io.calltracking.Pool;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.Slot;
import io.calltracking.Turn;
import io.calltracking.internal.SlotPicker.Pick;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Calls;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes requests for calls. The intent, with the slot it holds, is durable before {@link Dialing} asks the provider; what
 * cannot go at once waits in our queue. Thread-safe.
 */
public final class Placing {
    /** A slot that was chosen for a call that is about to be made: limits may be lowered, and others come, at any time. */
    private static final Duration CHOICE_IS_GOOD = Duration.ofSeconds(1);

    private static final int CLASHES = 20;

    private final Store store;
    private final Providers providers;
    private final CallRecorder recorder;
    private final Schedules schedules;
    private final SlotPicker picker;
    private final WaitingLine line;
    private final Dialing dialing;
    private final Bell bell;

    Placing(
            Store store,
            Providers providers,
            CallRecorder recorder,
            Schedules schedules,
            SlotPicker picker,
            WaitingLine line,
            Dialing dialing,
            Bell bell) {
        this.store = store;
        this.providers = providers;
        this.recorder = recorder;
        this.schedules = schedules;
        this.picker = picker;
        this.line = line;
        this.dialing = dialing;
        this.bell = bell;
    }

    /** Places a call, or says what became of it instead. */
    public Placement submit(CallRequest request) {
        CallProvider provider = providers.choose(request.provider());
        CallSpec spec = request.spec();
        provider.check(spec);
        Optional<Placement> replayed = replay(store, spec, provider);
        if (replayed.isPresent()) {
            return replayed.get();
        }
        Call call = pending(spec, provider, store.clock().instant());
        return place(call, provider, !request.isRefusedWhenFull()).orElseGet(() -> leave(provider, call));
    }

    /**
     * Chooses slots for calls of one campaign that are about to be made: one look at the pools for all of them. Those for
     * whom there is none, or who go after others that wait, are left as they are.
     */
    public List<Planned> withSlots(List<Planned> calls) {
        if (calls.isEmpty()) {
            return calls;
        }
        Planned first = calls.get(0);
        String account = first.provider().account(first.spec().owner());
        PoolView view = picker.look();
        int laneThatWaits = line.firstLane(view, account);
        return calls.stream()
                .map(call -> laneThatWaits <= Turn.lane(call.spec()) ? call : withSlot(call, account, view))
                .toList();
    }

    private Planned withSlot(Planned call, String account, PoolView view) {
        if (!(picker.pick(view, call.id(), call.spec(), account) instanceof Pick.Free free)) {
            return call;
        }
        view.took(Pools.of(call.spec(), account), free.slot());
        return call.with(free.slot(), store.clock().instant().plus(CHOICE_IS_GOOD));
    }

    /**
     * Places the call of a campaign's contact, once: whoever comes with the same id again gets the call as it is.
     *
     * @return empty when nothing was stored, because the number or contact is busy with another call
     */
    public Optional<Placement> submit(Planned planned) {
        CallProvider provider = planned.provider();
        provider.check(planned.spec());
        Instant now = store.clock().instant();
        Call call = pending(planned.id(), planned.spec(), provider, now);
        Optional<Slot> slot = planned.slot(now);
        if (slot.isPresent()) {
            Written written = begin(call, slot.get());
            if (written != Written.SLOT_TAKEN) {
                return begun(written, call, slot.get(), provider);
            }
        }
        return place(call, provider, true);
    }

    /** Empty when the call has to wait for another one to its number or contact. */
    private Optional<Placement> place(Call call, CallProvider provider, boolean mayWait) {
        CallSpec spec = call.spec();
        String account = provider.account(spec.owner());
        for (int clash = 0; clash < CLASHES; clash++) {
            PoolView view = picker.look();
            Pick pick = picker.pick(view, call.id(), spec, account);
            if (!(pick instanceof Pick.Free free)) {
                return Optional.of(wait(call, provider, mayWait, ((Pick.Full) pick).pool()));
            }
            if (free.limited() && mayWait && line.goesAfterOthers(view, spec, account)) {
                return Optional.of(wait(call, provider, true, Pool.account(account)));
            }
            Written written = begin(call, free.slot());
            if (written != Written.SLOT_TAKEN) {
                return begun(written, call, free.slot(), provider);
            }
        }
        return Optional.of(wait(call, provider, mayWait, Pool.account(account)));
    }

    private Written begin(Call call, Slot slot) {
        Call intent = initiated(call, slot);
        return recorder.create(intent, null, schedules.next(intent, call.times().created()));
    }

    /** Empty when the number or contact is busy. */
    private Optional<Placement> begun(Written written, Call call, Slot slot, CallProvider provider) {
        if (written == Written.DONE) {
            return Optional.of(dialing.dial(provider, initiated(call, slot)));
        }
        return written.isHeldByNumber() ? Optional.empty() : Optional.of(refused(written, provider, call));
    }

    /** Puts a call into the queue. */
    private Placement wait(Call call, CallProvider provider, boolean mayWait, Pool full) {
        CallSpec spec = call.spec();
        Optional<Placement> earlier = replay(store, spec, provider);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (!mayWait) {
            throw CallTrackingException.of(
                    ErrorCode.NO_SLOT, "no slot is free in " + full + ", and the request asked not to wait for one");
        }
        Call waiting = call.with(call.state().with(null, line.nextTurn(spec, provider.account(spec.owner()))));
        Written written = recorder.create(
                waiting,
                "waits for a slot",
                schedules.next(waiting, call.times().created()));
        if (written != Written.DONE) {
            return refused(written, provider, call);
        }
        bell.ring();
        return new Placement(waiting, Kind.WAITING);
    }

    /** Keeps a call whose number or contact is not free for a second attempt; it is due again by itself. */
    private Placement leave(CallProvider provider, Call call) {
        String note = "waits for another call to this number or contact";
        Written written = recorder.create(call, note, call.times().created().plus(WaitingLine.NUMBER_PAUSE));
        return written == Written.DONE ? new Placement(call, Kind.WAITING) : refused(written, provider, call);
    }

    private Placement refused(Written written, CallProvider provider, Call call) {
        Optional<Placement> earlier = switch (written) {
            case KEY_TAKEN -> replay(store, call.spec(), provider);
            case STALE -> store.find(call.id()).map(known -> new Placement(known, Kind.REPLAYED));
            default -> Optional.empty();
        };
        return earlier.orElseThrow(() -> unexpected(call, written));
    }

    static CallTrackingException unexpected(Call call, Written written) {
        return CallTrackingException.of(
                ErrorCode.STORE_ERROR, "the store answered " + written + " to the new call " + call.id());
    }

    /** The call that was placed under the same key before, as far as these calls can tell. */
    static Optional<Placement> replay(Calls calls, CallSpec spec, CallProvider provider) {
        String key = spec.idempotencyKey();
        if (key == null) {
            return Optional.empty();
        }
        return calls.findByIdempotencyKey(spec.owner(), key).map(earlier -> {
            if (!earlier.spec().equals(spec) || !earlier.provider().equals(provider.name())) {
                throw CallTrackingException.of(
                        ErrorCode.DUPLICATE_REQUEST,
                        "idempotency key was used for another request, call " + earlier.id()
                                + ": use a new key, or repeat that request unchanged");
            }
            return new Placement(earlier, Kind.REPLAYED);
        });
    }

    private static Call initiated(Call call, Slot slot) {
        Instant now = call.times().created();
        return new Call(
                call.id(),
                call.version(),
                call.spec(),
                call.ids(),
                CallState.of(CallStatus.INITIATED).with(slot, null),
                call.facts(),
                call.times().with(CallStatus.INITIATED, now),
                call.remarks(),
                call.orders());
    }

    /** A call that the provider has not been asked for. */
    static Call pending(CallSpec spec, CallProvider provider, Instant now) {
        return pending(CallId.create(now), spec, provider, now);
    }

    private static Call pending(CallId id, CallSpec spec, CallProvider provider, Instant now) {
        return new Call(
                id,
                1,
                spec,
                ProviderIds.unknown(provider.name()),
                CallState.of(CallStatus.PENDING),
                CallFacts.NONE,
                CallTimes.created(now),
                Remarks.NONE,
                "");
    }
}
