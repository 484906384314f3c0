package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallChange;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallState;
import io.calltracking.CallTrackingException;
import io.calltracking.Direction;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.LastCheck;
import io.calltracking.Slot;
import io.calltracking.lifecycle.Decision;
import io.calltracking.lifecycle.Lifecycle;
import io.calltracking.lifecycle.Observation;
import io.calltracking.lifecycle.SlotNews;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts news on record: reads the call, decides, writes if nobody was faster, tells the listeners. Thread-safe. */
final class CallRecorder {
    private static final Logger log = LoggerFactory.getLogger(CallRecorder.class);
    private static final int MAX_RACES = 100;
    private static final int MOST_TOGETHER = 64;

    /** Of what is written together, in characters. The memory it takes is some times as much. */
    private static final int LONGEST_TOGETHER = 1_000_000;

    private final Store store;
    private final Providers providers;
    private final Schedules schedules;
    private final Listeners listeners;
    private final Bell slotFreed;
    private final Consumer<Call> campaigns;
    private final RememberedCalls remembered;
    private final Together<CallUpdate, Written> changes;

    CallRecorder(
            Store store,
            RememberedCalls remembered,
            Providers providers,
            Schedules schedules,
            Listeners listeners,
            Bell slotFreed,
            Consumer<Call> campaigns) {
        this.store = store;
        this.remembered = remembered;
        this.providers = providers;
        this.schedules = schedules;
        this.listeners = listeners;
        this.slotFreed = slotFreed;
        this.campaigns = campaigns;
        this.changes = new Together<>(
                store::apply,
                store::applyAll,
                new Together.Limit<>(MOST_TOGETHER, CallRecorder::length, LONGEST_TOGETHER));
    }

    private static int length(CallUpdate update) {
        CallFacts facts = update.call().facts();
        LastCheck check = update.check();
        return length(update.event().payload())
                + length(facts.transcript())
                + length(facts.summary())
                + length(facts.extractedData())
                + (check == null ? 0 : length(check.payload()));
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** What became of news: the call as it is now, and what the news did. */
    record Recorded(Call call, Effect effect, Written written) {}

    /** Adds a call with its first event. */
    Written create(Call call, @Nullable String note, @Nullable Instant dueAt) {
        return begin(call, said(note), dueAt);
    }

    /** Adds a call with the news that tells of it. */
    Written begin(Call call, Observation news, @Nullable Instant dueAt) {
        CallUpdate creation = creation(counted(call, news), news, dueAt);
        Written written = store.create(creation);
        if (written == Written.DONE) {
            listeners.tell(new CallChange(creation.event(), creation.call()));
        }
        return written;
    }

    /** A new call with its first event. */
    static CallUpdate creation(Call call, @Nullable String note, @Nullable Instant dueAt) {
        return creation(call, said(note), dueAt);
    }

    private static Observation said(@Nullable String note) {
        return Observation.from(EventSource.API).note(note).build();
    }

    private static CallUpdate creation(Call call, Observation news, @Nullable Instant dueAt) {
        CallEvent event = new CallEvent(
                EventId.create(call.times().created()),
                call.id(),
                call.version(),
                news.source(),
                Effect.CREATED,
                call.status(),
                call.status(),
                news.rawStatus(),
                news.occurredAt(),
                call.times().created(),
                news.sequence(),
                news.note(),
                news.dedupeKey(),
                news.payload());
        return new CallUpdate(call, event, dueAt, null);
    }

    /** Puts news on record, with the call due when the schedule says. */
    Recorded record(CallId id, Observation news) {
        return record(id, news, null, null);
    }

    /** Puts a webhook's news on record; the call was read just now, and is read again only if it changed since. */
    Recorded recordWebhook(Call read, Observation news) {
        Recorded recorded = attempt(read, news, null, null);
        if (recorded.written() == Written.STALE) {
            return record(read.id(), news);
        }
        tellCampaign(recorded);
        return recorded;
    }

    /**
     * The same for a call that may have changed: nothing is done then. That it did is told by {@link Written#STALE}, but not when the
     * news is on record already, so nobody is told how a call ended that may be another by now.
     */
    Recorded recordIfUnchanged(Call known, Observation news) {
        Recorded recorded = attempt(known, news, null, null);
        if (recorded.written() == Written.DONE) {
            tellCampaign(recorded);
        }
        return recorded;
    }

    /** What became of news that is on record already. */
    Recorded repeated(Call read) {
        Recorded recorded = new Recorded(read, Effect.IGNORED, Written.REPEATED);
        tellCampaign(recorded);
        return recorded;
    }

    /** The same for whoever holds the call as it most likely still is: that spares reading it. */
    Recorded record(Call known, Observation news, @Nullable Instant dueAt) {
        Recorded recorded = attempt(known, news, null, dueAt);
        if (recorded.effect() == Effect.IGNORED && recorded.written() != Written.PROVIDER_ID_TAKEN) {
            return record(known.id(), news, null, dueAt); // not so with the call as it is now, perhaps
        }
        tellCampaign(recorded);
        return recorded;
    }

    /**
     * Puts news on record.
     *
     * @param check the look that brought the news; null when it was none
     * @param dueAt when the call is due next; null for what the schedule says
     */
    Recorded record(CallId id, Observation news, @Nullable LastCheck check, @Nullable Instant dueAt) {
        for (int race = 0; race < MAX_RACES; race++) {
            Call call = store.find(id).orElseThrow(() -> CallTrackingException.notFound(id));
            Recorded recorded = attempt(call, news, check, dueAt);
            if (recorded.written() != Written.STALE) {
                tellCampaign(recorded);
                return recorded;
            }
        }
        throw CallTrackingException.of(
                ErrorCode.STORE_ERROR, "call " + id + " changed " + MAX_RACES + " times while news was put on record");
    }

    /** Also of news that was stored before: whoever stored it may have died before it was told on. */
    private void tellCampaign(Recorded recorded) {
        boolean mayMatter = recorded.call().status().isTerminal() || recorded.effect() == Effect.REOPENED;
        if (mayMatter && recorded.call().spec().campaign() != null) {
            campaigns.accept(recorded.call());
        }
    }

    private Recorded attempt(Call call, Observation news, @Nullable LastCheck check, @Nullable Instant dueAt) {
        Instant now = store.clock().instant();
        Decision decision = Lifecycle.decide(call, news, now);
        if (!decision.changed() && news.source() != EventSource.WEBHOOK) {
            return new Recorded(call, Effect.IGNORED, Written.DONE);
        }
        CallEvent event = event(call, decision, news, now);
        Call next = counted(decision.call(), news);
        Instant due = dueAt == null ? schedules.next(next, now) : dueAt;
        Written written = changes.ask(new CallUpdate(next, event, due, call.isErased() ? impersonal(check) : check));
        if (written == Written.DONE) {
            listeners.tell(new CallChange(event, next)); // before anybody here goes on from this version
            remembered.wrote(next);
            if (call.state().slot() != null && next.state().slot() == null) {
                slotFreed.ring();
            }
            return new Recorded(next, decision.effect(), written);
        }
        if (written == Written.PROVIDER_ID_TAKEN) {
            log.atWarn()
                    .addKeyValue("callId", call.id())
                    .addKeyValue("providerCallId", news.providerCallId())
                    .log("another call already has this provider call id: the news is not put on this one's record");
        }
        return new Recorded(call, Effect.IGNORED, written);
    }

    /**
     * Whoever is live is counted: a call that the provider dials by itself, or one that was live before there were slots.
     * Only an operator may say that a live call does not count, until there is other news of it. Inbound calls are not ours
     * to hold back and take no slot.
     */
    private Call counted(Call call, Observation news) {
        CallState state = call.state();
        boolean counts = state.status().isLive() && call.spec().direction() == Direction.OUTBOUND;
        if (!counts || state.slot() != null || news.slotNews() instanceof SlotNews.Released) {
            return call;
        }
        return call.with(state.with(Slot.unnumbered(call.id(), call.spec(), providers.account(call)), null));
    }

    private static CallEvent event(Call before, Decision decision, Observation news, Instant now) {
        return new CallEvent(
                EventId.create(now),
                before.id(),
                decision.call().version(),
                news.source(),
                decision.effect(),
                before.status(),
                decision.call().status(),
                news.rawStatus(),
                news.occurredAt(),
                now,
                news.sequence(),
                decision.reason() == null ? news.note() : decision.reason(),
                news.dedupeKey(),
                before.isErased() ? null : news.payload());
    }

    private static @Nullable LastCheck impersonal(@Nullable LastCheck check) {
        return check == null ? null : new LastCheck(check.at(), check.result(), null);
    }
}
