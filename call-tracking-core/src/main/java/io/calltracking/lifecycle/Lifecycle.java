package io.calltracking.lifecycle;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Direction;
import io.calltracking.Effect;
import io.calltracking.ProviderIds;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides what news does to a call. Pure: the same call, news and time always give the same decision, and nothing is
 * read or written. News about one attempt leads to the same status, facts and times in whatever order and however
 * often it arrives.
 */
public final class Lifecycle {
    private Lifecycle() {}

    /**
     * What the news does.
     *
     * @param call the call as stored
     * @param news about this call; news about another one is recognised by its ids and ignored
     * @param now the store's time
     */
    public static Decision decide(Call call, Observation news, Instant now) {
        return decideOn(call, call.isErased() ? news.impersonal() : news, now);
    }

    private static Decision decideOn(Call call, Observation news, Instant now) {
        String foreign = foreign(call, news);
        if (foreign != null) {
            return ignored(call, foreign);
        }
        if (news.hint()) {
            return ignored(call, news.note() == null ? "a hint" : news.note());
        }
        int attempt = call.state().providerAttempt();
        if (news.providerAttempt() < attempt) {
            return ignored(call, "about attempt " + news.providerAttempt() + ", now at " + attempt);
        }
        if (!news.onlyFrom().isEmpty() && !news.onlyFrom().contains(call.status())) {
            return ignored(call, "overtaken: already " + call.status().word());
        }
        boolean reopens = news.providerAttempt() > attempt && news.status() != null;
        return fold(reopens ? reopened(call, news.providerAttempt()) : call, news, now, call);
    }

    private static Decision fold(Call base, Observation news, Instant now, Call before) {
        CallStatus told = told(base, news);
        boolean moves = told != null && Transitions.allowed(base.status(), told);
        boolean reopens = news.providerAttempt() > before.state().providerAttempt() && told != null;
        FactMerge merge = FactMerge.of(base, news);
        CallState lineState = new CallState(
                told != null && (moves || reopens) ? told : base.status(),
                merge.rawStatus(),
                reopens ? news.providerAttempt() : base.state().providerAttempt(),
                retryExpected(base, news, told, moves));
        CallState state = SlotRules.apply(base.state(), lineState, told, news);
        CallTimes times = told == null ? base.times() : base.times().with(told, at(news, now));
        Call folded = new Call(
                base.id(),
                before.version(),
                base.spec(),
                ids(base.ids(), news),
                state,
                merge.facts(),
                times,
                base.remarks().without(news.takenBack()).with(news.remarks()),
                merge.orders());
        if (folded.equals(before)) {
            return ignored(before, reason(before, news));
        }
        Effect effect = reopens ? Effect.REOPENED : moves ? Effect.MOVED : Effect.FOLDED;
        return new Decision(folded.next(state, merge.facts(), times.updated(now)), effect, null);
    }

    /** An inbound call that ended without a talk was missed, whatever the provider calls that. */
    private static @Nullable CallStatus told(Call call, Observation news) {
        CallStatus told = news.status();
        Duration talked = news.facts().talkDuration();
        boolean untaken = told == CallStatus.NO_ANSWER || told == CallStatus.BUSY || told == CallStatus.CANCELED;
        return untaken && call.spec().direction() == Direction.INBOUND && (talked == null || talked.isZero())
                ? CallStatus.MISSED
                : told;
    }

    /** A retry is expected as long as news of the end says so; anything else keeps what is known. */
    private static boolean retryExpected(Call base, Observation news, @Nullable CallStatus told, boolean moves) {
        boolean aboutTheEnd = told != null && told.isTerminal() && (moves || told == base.status());
        boolean calledOff = told != null && told.isTerminal() && base.status().isTerminal() && !news.retryExpected();
        return aboutTheEnd ? news.retryExpected() : base.state().retryExpected() && !calledOff;
    }

    private static Instant at(Observation news, Instant now) {
        Instant told = news.occurredAt();
        return told == null ? now : told;
    }

    private static ProviderIds ids(ProviderIds known, Observation news) {
        return new ProviderIds(
                known.provider(),
                known.callId() == null ? news.providerCallId() : known.callId(),
                known.runId() == null ? news.runId() : known.runId(),
                known.carrierCallId() == null ? news.carrierCallId() : known.carrierCallId());
    }

    private static Call reopened(Call call, int attempt) {
        return new Call(
                call.id(),
                call.version(),
                call.spec(),
                new ProviderIds(call.provider(), call.ids().callId(), call.ids().runId(), null),
                new CallState(
                        CallStatus.QUEUED, null, attempt, false, call.state().slot(), null),
                CallFacts.NONE,
                call.times().forNewAttempt(),
                call.remarks(),
                "");
    }

    private static @Nullable String foreign(Call call, Observation news) {
        String known = call.providerCallId();
        String told = news.providerCallId();
        if (known != null && told != null && !known.equals(told)) {
            return "about provider call " + told + ", this one is " + known;
        }
        if (news.callId() != null && !news.callId().equals(call.id())) {
            return "carries the tag of call " + news.callId();
        }
        return null;
    }

    private static String reason(Call call, Observation news) {
        CallStatus told = told(call, news);
        if (told == null) {
            return news.rawStatus() == null ? "nothing new" : "status '" + news.rawStatus() + "' is not known";
        }
        if (told == call.status()) {
            return "repeated";
        }
        return "late: already " + call.status().word();
    }

    private static Decision ignored(Call call, String reason) {
        return new Decision(call.next(call.state(), call.facts(), call.times()), Effect.IGNORED, reason);
    }
}
