package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.CheckSchedule;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Placement;
import io.calltracking.Placement.Kind;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider for a call whose intent is durable, once, and puts the outcome on record; one that nobody knows is
 * put on record as such and settled by {@link Settling}. Thread-safe.
 */
final class Dialing {
    private static final Logger log = LoggerFactory.getLogger(Dialing.class);

    private static final Duration PERMIT_PAUSE = Duration.ofSeconds(5);

    private final Store store;
    private final CallRecorder recorder;
    private final Parking parking;
    private final Accounts accounts;
    private final Schedules schedules;
    private final DialPermit permit;

    Dialing(
            Store store,
            CallRecorder recorder,
            Parking parking,
            Accounts accounts,
            Schedules schedules,
            DialPermit permit) {
        this.store = store;
        this.recorder = recorder;
        this.parking = parking;
        this.accounts = accounts;
        this.schedules = schedules;
        this.permit = permit;
    }

    /** Asks for a call that this thread alone has just made {@link CallStatus#INITIATED}. */
    Placement dial(CallProvider provider, Call intent) {
        if (store.clock()
                .instant()
                .isAfter(CheckSchedule.requested(intent)
                        .plus(schedules.of(intent).placingLease().dividedBy(2)))) {
            return later(intent, new PlaceResult.Later(Duration.ZERO, "this process stood still before it could ask"));
        }
        Optional<Failure> refusal;
        try {
            refusal = permit.refusal(intent);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("callId", intent.id())
                    .setCause(e)
                    .log("whether it may be dialed could not be found out: it waits");
            return later(
                    intent, new PlaceResult.Later(PERMIT_PAUSE, "whether it may be dialed could not be found out"));
        }
        if (refusal.isPresent()) {
            return refused(intent, new PlaceResult.Refused(refusal.get(), null));
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
            accounts.of(provider, intent).placeLater(store.clock().instant().plus(later.after()));
            return later(intent, later);
        }
        return unknown(intent, ((PlaceResult.Unknown) result).reason());
    }

    private Placement accepted(Call intent, PlaceResult.Accepted accepted) {
        Recorded recorded = recorder.record(intent, accepted.news(), null);
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
        return placement(recorder.record(intent, news, null), Kind.REFUSED);
    }

    /** Puts a call that the provider surely does not have back into our queue. */
    Placement later(Call intent, PlaceResult.Later later) {
        Observation news = Observation.from(EventSource.API)
                .status(CallStatus.PENDING)
                .onlyFrom(Set.of(CallStatus.INITIATED))
                .note("not processed, is sent again: " + later.reason())
                .build();
        Instant due = store.clock().instant().plus(later.after());
        return placement(recorder.record(intent, news, due), Kind.WAITING);
    }

    private Placement unknown(Call intent, String reason) {
        Observation news = Observation.from(EventSource.API)
                .status(CallStatus.UNCONFIRMED)
                .onlyFrom(Set.of(CallStatus.INITIATED))
                .note(reason)
                .build();
        return placement(recorder.record(intent, news, null), Kind.UNCONFIRMED);
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
}
