package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Failure;
import io.calltracking.Pool;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.compliance.NumberPlace;
import io.calltracking.internal.Canceling;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
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
        listeners.progress(campaign);
    }

    private void startInTime(Campaign campaign, Instant now) {
        Instant startAt = campaign.rules().startAt();
        if (startAt != null && !now.isBefore(startAt) && store.anyPendingContact(campaign.id())) {
            book.move(campaign.id(), Set.of(CampaignStatus.PENDING), CampaignStatus.RUNNING, null);
        }
    }

    private void run(Campaign campaign, Instant now) {
        boolean left = store.anyPendingContact(campaign.id());
        if (left) {
            skipHopeless(campaign, now);
            selfPause
                    .reason(campaign, now)
                    .ifPresent(reason ->
                            book.move(campaign.id(), Set.of(CampaignStatus.RUNNING), CampaignStatus.PAUSED, reason));
        } else if (store.liveContacts(campaign.id()) == 0 && !store.anyPendingContact(campaign.id())) {
            end(campaign, CampaignStatus.COMPLETED);
        }
    }

    /** Contacts whose hours do not open any more. Looks again at once while there are more of them than one step skips. */
    private void skipHopeless(Campaign campaign, Instant now) {
        if (now.isBefore(nextHopeless.getOrDefault(campaign.id(), Instant.MIN))) {
            return;
        }
        boolean more = false;
        for (String text : store.pendingPlaces(campaign.id())) {
            SkipReason reason = hopeless(campaign, NumberPlace.of(text), now);
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
        SkipReason reason = FINISH_BY.equals(campaign.reason()) ? SkipReason.FINISHED : SkipReason.STOPPED;
        int skipped = store.skipContacts(campaign.id(), null, reason, STEP);
        boolean over =
                skipped == 0 && store.liveContacts(campaign.id()) == 0 && !store.anyPendingContact(campaign.id());
        if (over) {
            end(campaign, CampaignStatus.STOPPED);
        }
    }

    /** Calls that wait in our queue are not dialed later, when the campaign runs again: their contacts are taken anew. */
    private void withdrawWaiting(Campaign campaign) {
        CallQuery waiting = CallQuery.all().campaign(campaign.id()).statuses(Set.of(CallStatus.PENDING));
        for (Call call : store.list(waiting)) {
            canceling.withdraw(call.id(), new Failure(Failure.NOT_RUNNING, "the campaign does not run"));
        }
    }

    private void end(Campaign campaign, CampaignStatus status) {
        nextHopeless.remove(campaign.id());
        book.move(campaign.id(), Set.of(campaign.status()), status, campaign.reason())
                .ifPresent(ended -> store.unlimit(Pool.campaign(ended.id())));
    }
}
