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
import io.calltracking.internal.SlotPicker.Pick;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Calls;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes requests for calls. The intent, with the slot it holds, is durable before {@link Dialing} asks the provider; what
 * cannot go at once waits in our queue. Thread-safe.
 */
public final class Placing {
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
        String account = provider.account(spec.owner());
        for (int clash = 0; clash < CLASHES; clash++) {
            Call call = pending(spec, provider);
            Pick pick = picker.pick(picker.look(), call.id(), spec, account);
            if (!(pick instanceof Pick.Free free)) {
                return wait(request, provider, call, ((Pick.Full) pick).pool());
            }
            boolean queues = free.limited() && !request.isRefusedWhenFull();
            if (queues && line.goesAfterOthers(spec, account)) {
                return wait(request, provider, call, Pool.account(account));
            }
            Call intent = initiated(call, free.slot());
            Written written = recorder.create(
                    intent, null, schedules.next(intent, call.times().created()));
            if (written == Written.DONE) {
                return dialing.dial(provider, intent);
            }
            if (written != Written.SLOT_TAKEN) {
                return written.isUnsettled() ? leave(provider, call) : refused(written, spec, provider, call);
            }
        }
        return wait(request, provider, pending(spec, provider), Pool.account(account));
    }

    /** Puts a call into the queue. */
    private Placement wait(CallRequest request, CallProvider provider, Call call, Pool full) {
        CallSpec spec = request.spec();
        Optional<Placement> earlier = replay(store, spec, provider);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (request.isRefusedWhenFull()) {
            throw CallTrackingException.of(
                    ErrorCode.NO_SLOT, "no slot is free in " + full + ", and the request asked not to wait for one");
        }
        Call waiting = call.with(call.state().with(null, line.nextTurn(spec, provider.account(spec.owner()))));
        Written written = recorder.create(
                waiting,
                "waits for a slot",
                schedules.next(waiting, call.times().created()));
        if (written != Written.DONE) {
            return refused(written, spec, provider, call);
        }
        bell.ring();
        return new Placement(waiting, Kind.WAITING);
    }

    /** Keeps a call whose number or contact is not free for a second attempt; it is due again by itself. */
    private Placement leave(CallProvider provider, Call call) {
        String note = "waits: the outcome of another call to this number or contact is not known yet";
        Written written = recorder.create(call, note, call.times().created().plus(WaitingLine.NUMBER_PAUSE));
        return written == Written.DONE
                ? new Placement(call, Kind.WAITING)
                : refused(written, call.spec(), provider, call);
    }

    private Placement refused(Written written, CallSpec spec, CallProvider provider, Call call) {
        Optional<Placement> earlier = written == Written.KEY_TAKEN ? replay(store, spec, provider) : Optional.empty();
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

    private Call pending(CallSpec spec, CallProvider provider) {
        return pending(spec, provider, store.clock().instant());
    }

    /** A call that the provider has not been asked for. */
    static Call pending(CallSpec spec, CallProvider provider, Instant now) {
        return new Call(
                CallId.create(now),
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
