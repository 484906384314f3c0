package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.CheckSchedule;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.LastCheck;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.FetchResult;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at one call: places it when it waited, settles it when its outcome is unknown, else reads it back. */
final class Looking {
    private static final Logger log = LoggerFactory.getLogger(Looking.class);

    private final Store store;
    private final Providers providers;
    private final CallRecorder recorder;
    private final Placing placing;
    private final Settling settling;
    private final Parking parking;
    private final CheckSchedule schedule;

    Looking(
            Store store,
            Providers providers,
            CallRecorder recorder,
            Placing placing,
            Settling settling,
            Parking parking,
            CheckSchedule schedule) {
        this.store = store;
        this.providers = providers;
        this.recorder = recorder;
        this.placing = placing;
        this.settling = settling;
        this.parking = parking;
        this.schedule = schedule;
    }

    /**
     * What a look gave.
     *
     * @param call as it is now
     * @param check what was seen
     * @param problem why nothing was seen; null when something was
     */
    record Look(
            Call call,
            LastCheck check,
            @Nullable String problem,
            @Nullable Instant dueAt,
            boolean written) {}

    /** Looks at a claimed call and ends the claim. */
    void lookAt(Claim claim) {
        Call call = claim.call();
        Optional<CallProvider> provider = providers.find(call.provider());
        if (provider.isEmpty()) {
            log.atWarn()
                    .addKeyValue("callId", call.id())
                    .log("provider '{}' is not set up in this instance: the call is left to others", call.provider());
            Instant due = store.clock().instant().plus(schedule.interval());
            store.finish(List.of(new FinishedCheck(claim, null, due)));
        } else if (call.status() == CallStatus.PENDING) {
            placing.dialPending(provider.get(), claim);
        } else {
            Look look = look(provider.get(), call);
            if (!look.written()) {
                store.finish(List.of(new FinishedCheck(claim, look.check(), look.dueAt())));
            }
        }
    }

    /** Looks at a call that is with the provider, or may be. */
    Look look(CallProvider provider, Call call) {
        if (call.providerCallId() != null) {
            return fetch(provider, call);
        }
        if (call.status() == CallStatus.INITIATED) {
            return record(call, abandoned(), "no answer to the request was put on record");
        }
        if (call.status() == CallStatus.UNCONFIRMED) {
            return settle(provider, call);
        }
        return seen(call, "nothing to look at: the provider never had it", null);
    }

    private Look fetch(CallProvider provider, Call call) {
        FetchResult result = provider.fetch(call);
        if (result instanceof FetchResult.Found found) {
            Look look = record(call, found.news(), "status '" + found.news().rawStatus() + "'");
            return waitedLongEnough(look) ? record(look.call(), noRecording(look.call()), "no recording came") : look;
        }
        if (result instanceof FetchResult.Failed failed) {
            Look look = problem(call, failed.reason(), later(failed.retryAfter()));
            log.atDebug().addKeyValue("callId", call.id()).log("look failed: {}", failed.reason());
            return look;
        }
        Instant now = store.clock().instant();
        if (call.status().isTerminal()) {
            return seen(call, "the provider no longer has it", null);
        }
        if (now.isBefore(CheckSchedule.requested(call).plus(schedule.notFoundPatience()))) {
            return problem(call, "the provider does not know it yet", schedule.next(call, now));
        }
        return record(call, lost(), "the provider does not know it");
    }

    private static boolean waitedLongEnough(Look look) {
        return look.dueAt() == null && look.call().recording().state() == RecordingState.PENDING;
    }

    private Look settle(CallProvider provider, Call call) {
        Settling.Search search = settling.search(provider, call);
        if (search.news().isEmpty()) {
            return problem(
                    call, search.seen(), schedule.next(call, store.clock().instant()));
        }
        Look look = record(call, search.news().get(), search.seen());
        String providerCallId = look.call().providerCallId();
        if (providerCallId != null) {
            parking.release(call.provider(), providerCallId);
        }
        return look;
    }

    private Look record(Call call, Observation news, String seen) {
        LastCheck check = new LastCheck(store.clock().instant(), seen, news.payload());
        Recorded recorded = recorder.record(call.id(), news, check, null);
        Instant due = schedule.next(recorded.call(), store.clock().instant());
        return new Look(recorded.call(), check, null, due, recorded.effect() != Effect.IGNORED);
    }

    private Look seen(Call call, String seen, @Nullable Instant dueAt) {
        return new Look(call, new LastCheck(store.clock().instant(), seen, null), null, dueAt, false);
    }

    private Look problem(Call call, String problem, @Nullable Instant dueAt) {
        return new Look(call, new LastCheck(store.clock().instant(), problem, null), problem, dueAt, false);
    }

    private Instant later(@Nullable Duration retryAfter) {
        Duration pause =
                retryAfter == null || retryAfter.compareTo(schedule.interval()) < 0 ? schedule.interval() : retryAfter;
        return store.clock().instant().plus(pause);
    }

    private static Observation abandoned() {
        return Observation.from(EventSource.SYSTEM)
                .status(CallStatus.UNCONFIRMED)
                .onlyFrom(Set.of(CallStatus.INITIATED))
                .note("the process that sent the request did not put its answer on record")
                .build();
    }

    private Observation noRecording(Call call) {
        return Observation.from(EventSource.SYSTEM)
                .status(call.status())
                .occurredAt(store.clock().instant())
                .facts(CallFacts.builder().recording(Recording.ABSENT).build())
                .note("the recording was waited for " + schedule.followUp().toMinutes() + " min and did not come")
                .build();
    }

    private static Observation lost() {
        String text = "the provider accepted the call and does not know it any more";
        return Observation.from(EventSource.SYSTEM)
                .status(CallStatus.FAILED)
                .facts(CallFacts.builder()
                        .failure(new Failure(Failure.LOST, text))
                        .build())
                .onlyFrom(EnumSet.range(CallStatus.PENDING, CallStatus.DISCONNECTED))
                .note(text)
                .build();
    }
}
