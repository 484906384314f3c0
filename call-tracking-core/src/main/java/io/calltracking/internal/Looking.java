package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.CheckSchedule;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.LastCheck;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.lifecycle.Observation;
import io.calltracking.lifecycle.SlotNews;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.FetchResult;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at one call that is with the provider, or may be: settles it when its outcome is unknown, else reads it back, and
 * gives it up when it has outstayed its deadline. Thread-safe.
 */
final class Looking {
    private static final Duration HINTS_COUNT = Duration.ofDays(1);

    private final Store store;
    private final CallRecorder recorder;
    private final Settling settling;
    private final Stuck stuck;
    private final Parking parking;
    private final Accounts accounts;
    private final Schedules schedules;

    Looking(
            Store store,
            CallRecorder recorder,
            Settling settling,
            Stuck stuck,
            Parking parking,
            Accounts accounts,
            Schedules schedules) {
        this.store = store;
        this.recorder = recorder;
        this.settling = settling;
        this.stuck = stuck;
        this.parking = parking;
        this.accounts = accounts;
        this.schedules = schedules;
    }

    Look look(CallProvider provider, Call call) {
        if (call.isErased()) {
            return nothing(call, "not asked for: the call is erased", null);
        }
        if (call.providerCallId() != null) {
            return fetch(provider, call);
        }
        if (call.status() == CallStatus.INITIATED) {
            return record(call, abandoned(), "no answer to the request was put on record");
        }
        if (call.status() == CallStatus.UNCONFIRMED) {
            return settle(provider, call);
        }
        return nothing(call, "nothing to look at: the provider never had it", null);
    }

    private Look fetch(CallProvider provider, Call call) {
        FetchResult result = provider.fetch(call);
        Account account = accounts.of(provider, call);
        if (result instanceof FetchResult.Failed failed) {
            return failed(call, account, failed);
        }
        account.answered();
        return result instanceof FetchResult.Found found ? found(provider, call, account, found.news()) : absent(call);
    }

    private Look found(CallProvider provider, Call call, Account account, Observation news) {
        Look look = record(call, news, "status '" + news.rawStatus() + "'");
        if (look.changed() && look.call().status() != call.status() && call.status() != CallStatus.QUEUED) {
            account.toldByLookAlone();
        }
        if (look.dueAt() == null && look.call().recording().state() == RecordingState.PENDING) {
            return record(look.call(), noRecording(look.call()), "no recording came");
        }
        Optional<Observation> end = look.changed() ? Optional.empty() : stuck.end(provider, look.call());
        if (end.isPresent()) {
            return record(look.call(), end.get(), "outstayed its deadline");
        }
        return !look.changed() && look.dueAt() != null && account.silent() ? sooner(look) : look;
    }

    private Look failed(Call call, Account account, FetchResult.Failed failed) {
        Instant now = store.clock().instant();
        if (failed.wholeAccount()) {
            account.failed(now, failed.reason(), failed.retryAfter());
        }
        Instant due = next(call, now);
        Instant asked = failed.retryAfter() == null ? null : now.plus(failed.retryAfter());
        return problem(call, failed.reason(), due != null && asked != null && asked.isAfter(due) ? asked : due);
    }

    /**
     * When to look again. A call that is over and complete is due only because of a hint that it is not, which an account
     * that cannot be asked must not swallow: for a day it is looked at again.
     */
    private @Nullable Instant next(Call call, Instant now) {
        Instant due = schedules.next(call, now);
        Instant closed = call.times().closed();
        boolean hinted = due == null && closed != null && now.isBefore(closed.plus(HINTS_COUNT));
        return hinted ? now.plus(schedules.of(call).interval()) : due;
    }

    private Look absent(Call call) {
        Instant now = store.clock().instant();
        if (call.status().isTerminal()) {
            String text = "the provider no longer has it";
            boolean settled = call.state().slot() == null && !call.state().retryExpected();
            return settled ? nothing(call, text, null) : record(call, freed(call, text), text);
        }
        if (now.isBefore(CheckSchedule.requested(call).plus(schedules.of(call).notFoundPatience()))) {
            return problem(call, "the provider does not know it yet", schedules.next(call, now));
        }
        String text = "the provider accepted the call and does not know it any more";
        return record(call, Stuck.lost(text).build(), text);
    }

    private Look settle(CallProvider provider, Call call) {
        Settling.Search search = settling.search(provider, call);
        if (search.news().isEmpty()) {
            return problem(
                    call, search.seen(), schedules.next(call, store.clock().instant()));
        }
        Look look = record(call, search.news().get(), search.seen());
        String providerCallId = look.call().providerCallId();
        if (providerCallId != null) {
            parking.release(call.provider(), providerCallId);
        }
        return look;
    }

    /** While no webhooks come, a call that did not change is looked at three times as often. */
    private Look sooner(Look look) {
        Instant now = store.clock().instant();
        CheckSchedule schedule = schedules.of(look.call());
        Instant due = schedule.interval(schedule.interval().dividedBy(3)).next(look.call(), now);
        return new Look(look.call(), look.check(), look.problem(), due, false);
    }

    private Look record(Call call, Observation news, String seen) {
        LastCheck check = new LastCheck(store.clock().instant(), seen, news.payload());
        Recorded recorded = recorder.record(call.id(), news, check, null);
        Instant due = schedules.next(recorded.call(), store.clock().instant());
        return new Look(recorded.call(), check, null, due, recorded.effect() != Effect.IGNORED);
    }

    private Look nothing(Call call, String seen, @Nullable Instant dueAt) {
        return new Look(call, new LastCheck(store.clock().instant(), seen, null), null, dueAt, false);
    }

    private Look problem(Call call, String problem, @Nullable Instant dueAt) {
        return new Look(call, new LastCheck(store.clock().instant(), problem, null), problem, dueAt, false);
    }

    /**
     * A slot that outlived its call is given back when the provider does not know of a live call either. A call that it does
     * not know it will not dial again.
     */
    private static Observation freed(Call call, String text) {
        Observation.Builder freed = Observation.from(EventSource.SYSTEM)
                .providerAttempt(call.state().providerAttempt())
                .slotNews(new SlotNews.Released())
                .note("slot given back: " + text);
        return call.state().retryExpected() ? freed.status(call.status()).build() : freed.build();
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
                .note("the recording was waited for "
                        + schedules.of(call).followUp().toMinutes() + " min and did not come")
                .build();
    }
}
