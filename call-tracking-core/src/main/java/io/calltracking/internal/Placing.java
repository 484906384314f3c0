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
import io.calltracking.CheckSchedule;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Placement;
import io.calltracking.Placement.Kind;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Calls;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places each call once. The intent is durable before the provider is asked; the request is sent once; an outcome that
 * nobody knows is put on record as such and settled by {@link Settling}. Thread-safe.
 */
public final class Placing {
    private static final Logger log = LoggerFactory.getLogger(Placing.class);
    private static final Duration NUMBER_PAUSE = Duration.ofSeconds(5);

    private final Store store;
    private final Providers providers;
    private final CallRecorder recorder;
    private final Parking parking;
    private final Schedules schedules;

    Placing(Store store, Providers providers, CallRecorder recorder, Parking parking, Schedules schedules) {
        this.store = store;
        this.providers = providers;
        this.recorder = recorder;
        this.parking = parking;
        this.schedules = schedules;
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
        Instant now = store.clock().instant();
        Call intent = intent(spec, provider, now, CallStatus.INITIATED);
        Written written = recorder.create(intent, null, schedules.next(intent, now));
        if (written.isUnsettled()) {
            Call waiting = intent(spec, provider, now, CallStatus.PENDING);
            String note = "waits: the outcome of another call to this number or contact is not known yet";
            written = recorder.create(waiting, note, now.plus(NUMBER_PAUSE));
            if (written == Written.DONE) {
                return new Placement(waiting, Kind.WAITING);
            }
        }
        if (written == Written.KEY_TAKEN) {
            return replay(store, spec, provider).orElseThrow(() -> unexpected(intent, Written.KEY_TAKEN));
        }
        if (written != Written.DONE) {
            throw unexpected(intent, written);
        }
        return dial(provider, intent);
    }

    /** Places a call whose turn in the queue has come; its claim makes sure that nobody else does. */
    void dialPending(CallProvider provider, Claim claim) {
        Instant now = store.clock().instant();
        Observation turn = Observation.from(EventSource.SYSTEM)
                .status(CallStatus.INITIATED)
                .onlyFrom(Set.of(CallStatus.PENDING))
                .occurredAt(now)
                .build();
        Recorded recorded = recorder.record(claim.call().id(), turn);
        if (recorded.effect() == Effect.MOVED) {
            dial(provider, recorded.call());
        } else {
            store.finish(List.of(new FinishedCheck(claim, null, now.plus(NUMBER_PAUSE))));
        }
    }

    private Placement dial(CallProvider provider, Call intent) {
        if (store.clock()
                .instant()
                .isAfter(CheckSchedule.requested(intent)
                        .plus(schedules.of(intent).placingLease().dividedBy(2)))) {
            return requeue(
                    intent, new PlaceResult.Later(Duration.ZERO, "this process stood still before it could ask"));
        }
        PlaceResult result;
        try {
            result = provider.place(intent);
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("callId", intent.id())
                    .setCause(e)
                    .log(
                            "the adapter of {} threw while a call was placed: its outcome counts as unknown",
                            provider.name());
            result = new PlaceResult.Unknown("the adapter threw " + e.getClass().getName());
        }
        if (result instanceof PlaceResult.Accepted accepted) {
            return accepted(intent, accepted);
        }
        if (result instanceof PlaceResult.Refused refused) {
            return refused(intent, refused);
        }
        if (result instanceof PlaceResult.Later later) {
            return requeue(intent, later);
        }
        return unknown(intent, ((PlaceResult.Unknown) result).reason());
    }

    private Placement accepted(Call intent, PlaceResult.Accepted accepted) {
        Recorded recorded = recorder.record(intent.id(), accepted.news());
        parking.release(intent.provider(), String.valueOf(accepted.news().providerCallId()));
        return new Placement(recorded.call(), Kind.PLACED);
    }

    private Placement refused(Call intent, PlaceResult.Refused refused) {
        Observation news = Observation.from(EventSource.API)
                .status(CallStatus.FAILED)
                .facts(CallFacts.builder().failure(refused.failure()).build())
                .onlyFrom(Set.of(CallStatus.INITIATED))
                .payload(refused.payload())
                .build();
        return placement(recorder.record(intent.id(), news), Kind.REFUSED);
    }

    private Placement requeue(Call intent, PlaceResult.Later later) {
        Observation news = Observation.from(EventSource.API)
                .status(CallStatus.PENDING)
                .onlyFrom(Set.of(CallStatus.INITIATED))
                .note("not processed, is sent again: " + later.reason())
                .build();
        Instant due = store.clock().instant().plus(later.after());
        return placement(recorder.record(intent.id(), news, null, due), Kind.WAITING);
    }

    private Placement unknown(Call intent, String reason) {
        Observation news = Observation.from(EventSource.API)
                .status(CallStatus.UNCONFIRMED)
                .onlyFrom(Set.of(CallStatus.INITIATED))
                .note(reason)
                .build();
        return placement(recorder.record(intent.id(), news), Kind.UNCONFIRMED);
    }

    /** Where a webhook or another instance was faster, the call is already further, which need not mean placed. */
    private static Placement placement(Recorded recorded, Kind kind) {
        Call call = recorded.call();
        if (recorded.effect() == Effect.MOVED) {
            return new Placement(call, kind);
        }
        if (call.status().isUnsettled()) {
            return new Placement(call, Kind.UNCONFIRMED);
        }
        boolean neverPlaced = call.status() == CallStatus.FAILED && call.providerCallId() == null;
        return new Placement(call, neverPlaced ? Kind.REFUSED : Kind.PLACED);
    }

    /** The earlier call with the request's idempotency key, if these calls have one. */
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

    static Call intent(CallSpec spec, CallProvider provider, Instant now, CallStatus status) {
        CallTimes created = CallTimes.created(now);
        return new Call(
                CallId.create(now),
                1,
                spec,
                ProviderIds.unknown(provider.name()),
                CallState.of(status),
                CallFacts.NONE,
                created.with(status, now),
                Remarks.NONE,
                "");
    }

    static CallTrackingException unexpected(Call intent, Written written) {
        return CallTrackingException.of(
                ErrorCode.STORE_ERROR, "the store answered " + written + " to the new call " + intent.id());
    }
}
