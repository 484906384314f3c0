package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Failure;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.SkipReason;
import io.calltracking.compliance.NumberPlace;
import io.calltracking.internal.Canceling;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Moves campaigns on that are due for it: to their starts and ends, and into the pauses they make by themselves. Thread-safe;
 * any instance does so at any time.
 */
final class Steering {
    static final String FINISH_BY = "the time by which it had to finish has come";

    private static final int STEP = 1000;
    private static final int STEPS_AT_A_TIME = 10;
    private static final Duration HOPELESS_EVERY = Duration.ofSeconds(30);
    private static final Set<CampaignStatus> ACTIVE = EnumSet.of(CampaignStatus.RUNNING, CampaignStatus.PAUSED);

    private final Store store;
    private final CampaignBook book;
    private final Canceling canceling;
    private final SelfPause selfPause;
    private final CampaignListeners listeners;
    private final Map<String, Instant> nextHopeless = new ConcurrentHashMap<>();

    Steering(Store store, CampaignBook book, Canceling canceling, SelfPause selfPause, CampaignListeners listeners) {
        this.store = store;
        this.book = book;
        this.canceling = canceling;
        this.selfPause = selfPause;
        this.listeners = listeners;
    }

    /** Does what a campaign is due for, in small steps. */
    void steer(Campaign campaign) {
        listeners.progress(campaign);
        Instant now = store.clock().instant();
        Instant finishBy = campaign.rules().finishBy();
        if (ACTIVE.contains(campaign.status()) && finishBy != null && !now.isBefore(finishBy)) {
            book.move(campaign.id(), ACTIVE, CampaignStatus.STOPPING, FINISH_BY);
            return;
        }
        switch (campaign.status()) {
            case PENDING -> startInTime(campaign, now);
            case RUNNING -> run(campaign, now);
            case PAUSED -> withdrawWaiting(campaign);
            case STOPPING -> stop(campaign);
            default -> {
                // over
            }
        }
    }

    private void startInTime(Campaign campaign, Instant now) {
        Instant startAt = campaign.rules().startAt();
        if (startAt != null && !now.isBefore(startAt) && store.anyPendingContact(campaign.id())) {
            holdTo(campaign);
            book.move(campaign.id(), Set.of(CampaignStatus.PENDING), CampaignStatus.RUNNING, null);
        }
    }

    /** Sets the limit of live calls that the rules have, if it is another: who changed the rules may have died before. */
    private void holdTo(Campaign campaign) {
        PoolLimit limit = CampaignDesk.limit(campaign);
        if (!store.limits(List.of(limit.pool())).contains(limit)) {
            store.limit(limit);
        }
    }

    private void run(Campaign campaign, Instant now) {
        holdTo(campaign);
        boolean left = store.anyPendingContact(campaign.id());
        if (left) {
            skipHopeless(campaign, now);
            selfPause
                    .reason(campaign, now)
                    .ifPresent(reason ->
                            book.move(campaign.id(), Set.of(CampaignStatus.RUNNING), CampaignStatus.PAUSED, reason));
        } else if (store.liveContacts(campaign.id()) == 0 && !store.anyPendingContact(campaign.id())) {
            complete(campaign);
        }
    }

    /** Who could call nobody at all, because the provider takes no such calls, has failed. */
    private void complete(Campaign campaign) {
        List<ContactCount> counts = store.contactCounts(campaign.id());
        boolean allRefused = counts.stream().allMatch(count -> count.skip() == SkipReason.REFUSED);
        if (allRefused) {
            end(campaign, CampaignStatus.FAILED, "the provider takes none of its calls");
        } else {
            end(campaign, CampaignStatus.COMPLETED, campaign.reason());
        }
    }

    /** Contacts whose hours do not open any more. Looks again at once while there are more of them than one step skips. */
    private void skipHopeless(Campaign campaign, Instant now) {
        if (now.isBefore(nextHopeless.getOrDefault(campaign.id(), Instant.MIN))) {
            return;
        }
        boolean more = false;
        for (String text : store.pendingPlaces(campaign.id())) {
            SkipReason reason = StoredPlace.read(text)
                    .map(stored -> hopeless(campaign, stored.place(), now))
                    .orElse(null);
            more |= reason != null && store.skipContacts(campaign.id(), text, reason, STEP) == STEP;
        }
        nextHopeless.put(campaign.id(), more ? now : now.plus(HOPELESS_EVERY));
    }

    static @Nullable SkipReason hopeless(Campaign campaign, NumberPlace place, Instant now) {
        Instant finishBy = campaign.rules().finishBy();
        boolean opens = campaign.rules()
                .hoursIn(place.country())
                .flatMap(hours -> hours.nextOpening(now, place.zones()))
                .filter(opening -> finishBy == null || opening.isBefore(finishBy))
                .isPresent();
        return opens ? null : SkipReason.NEVER_OPEN;
    }

    private void stop(Campaign campaign) {
        withdrawWaiting(campaign);
        boolean over =
                skipRest(campaign) && store.liveContacts(campaign.id()) == 0 && !store.anyPendingContact(campaign.id());
        if (over) {
            end(campaign, CampaignStatus.STOPPED, campaign.reason());
        }
    }

    /** Skips who was not called; whether none is left. A million take a minute or two, in steps that hold nobody up. */
    boolean skipRest(Campaign campaign) {
        SkipReason reason = FINISH_BY.equals(campaign.reason()) ? SkipReason.FINISHED : SkipReason.STOPPED;
        for (int step = 0; step < STEPS_AT_A_TIME; step++) {
            if (store.skipContacts(campaign.id(), null, reason, STEP) < STEP) {
                return true;
            }
        }
        return false;
    }

    /** Calls that wait in our queue are not dialed later, when the campaign runs again: their contacts are taken anew. */
    private void withdrawWaiting(Campaign campaign) {
        CallQuery waiting = CallQuery.all().campaign(campaign.id()).statuses(Set.of(CallStatus.PENDING));
        for (Call call : store.list(waiting)) {
            canceling.withdraw(call.id(), new Failure(Failure.NOT_RUNNING, "the campaign does not run"));
        }
    }

    private void end(Campaign campaign, CampaignStatus status, @Nullable String reason) {
        nextHopeless.remove(campaign.id());
        book.move(campaign.id(), Set.of(campaign.status()), status, reason)
                .ifPresent(ended -> store.unlimit(Pool.campaign(ended.id())));
    }
}
