package io.calltracking.internal.campaigns;

import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.internal.Bell;
import io.calltracking.internal.WorkSource;
import io.calltracking.internal.campaigns.ContactCalls.ContactCall;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What there is to do for campaigns. Each is steered about once a second by each instance, its contacts are looked at every few seconds, and
 * new ones are taken whenever there is room. Campaigns take turns. Thread-safe.
 */
public final class CampaignWork implements WorkSource {
    private static final Duration STEER_EVERY = Duration.ofSeconds(1);
    private static final Duration FOLLOW_EVERY = Duration.ofSeconds(5);
    private static final Duration LATE_DATA = Duration.ofHours(1);
    private static final int MANY = 10_000;
    private static final int RECENT = 100;
    private static final int FOLLOWED_AT_A_TIME = 250;
    private static final int LOOKED_AT_TOGETHER = 25;
    private static final Set<CampaignStatus> RUNNING = EnumSet.of(CampaignStatus.RUNNING);
    private static final Set<CampaignStatus> OPEN =
            EnumSet.of(CampaignStatus.PENDING, CampaignStatus.RUNNING, CampaignStatus.PAUSED, CampaignStatus.STOPPING);
    private static final Set<CampaignStatus> OVER =
            EnumSet.of(CampaignStatus.COMPLETED, CampaignStatus.STOPPED, CampaignStatus.FAILED);

    private static final Logger log = LoggerFactory.getLogger(CampaignWork.class);

    private final Store store;
    private final Steering steering;
    private final Feeding feeding;
    private final Following following;
    private final ContactCalls calls;
    private final Pace pace;
    private final Backlog backlog;
    private final Map<String, Instant> nextFollow = new ConcurrentHashMap<>();
    private volatile Instant nextSteer = Instant.MIN;
    private volatile String lastFed = "";

    CampaignWork(
            Store store,
            Steering steering,
            Feeding feeding,
            Following following,
            ContactCalls calls,
            Pace pace,
            Bell bell) {
        this.store = store;
        this.steering = steering;
        this.feeding = feeding;
        this.following = following;
        this.calls = calls;
        this.pace = pace;
        this.backlog = new Backlog(() -> store.clock().instant(), bell::ring);
    }

    @Override
    public List<Runnable> take(int max) {
        Instant now = store.clock().instant();
        if (!now.isBefore(nextSteer)) {
            nextSteer = now.plus(STEER_EVERY);
            steerAll(now);
        }
        int wanted = backlog.wanted(max);
        if (wanted > 0) {
            feed(wanted);
        }
        return backlog.work(max);
    }

    @Override
    public void leave() {
        backlog.leave();
    }

    private void feed(int wanted) {
        AtomicInteger left = new AtomicInteger(wanted);
        for (Campaign campaign : inTurn(store.campaigns(new CampaignFilter(null, RUNNING, null, MANY)))) {
            if (left.get() > 0) {
                guarded(campaign, () -> left.addAndGet(-feed(campaign, left.get())));
            }
        }
    }

    /** Those after the one that took somebody last go first. */
    private List<Campaign> inTurn(List<Campaign> running) {
        List<Campaign> order = new ArrayList<>(running);
        List<String> ids = running.stream().map(Campaign::id).toList();
        Collections.rotate(order, -(ids.indexOf(lastFed) + 1));
        return order;
    }

    private void steerAll(Instant now) {
        for (Campaign campaign : store.campaigns(new CampaignFilter(null, OPEN, null, MANY))) {
            guarded(campaign, () -> steering.steer(campaign));
            guarded(campaign, () -> follow(campaign, now));
        }
        for (Campaign campaign : store.campaigns(new CampaignFilter(null, OVER, null, RECENT))) {
            Instant ended = campaign.times().ended();
            if (ended != null && ended.isAfter(now.minus(LATE_DATA))) {
                guarded(campaign, () -> steering.skipRest(campaign));
                guarded(campaign, () -> follow(campaign, now));
            }
        }
        nextFollow.values().removeIf(time -> time.isBefore(now.minus(LATE_DATA)));
    }

    /** However many are called: who was left behind by an instance that died must not wait until there is nothing else to do. */
    private void follow(Campaign campaign, Instant now) {
        if (backlog.isLong() || now.isBefore(nextFollow.getOrDefault(campaign.id(), Instant.MIN))) {
            return;
        }
        List<Contact> taken = following.take(campaign, FOLLOWED_AT_A_TIME);
        if (taken.size() < FOLLOWED_AT_A_TIME) {
            nextFollow.put(campaign.id(), now.plus(FOLLOW_EVERY));
        }
        for (int from = 0; from < taken.size(); from += LOOKED_AT_TOGETHER) {
            List<Contact> together = taken.subList(from, Math.min(taken.size(), from + LOOKED_AT_TOGETHER));
            backlog.add(() -> look(campaign, together), () -> following.leave(together));
        }
    }

    /** Those whose taker died before their call was made wait for a place each, as all others who are to be called. */
    private boolean look(Campaign campaign, List<Contact> contacts) {
        List<Contact> uncalled = following.look(campaign, contacts);
        for (ContactCall call : calls.plan(campaign, uncalled)) {
            Contact contact = call.contact();
            backlog.add(
                    () -> following.isUnchanged(contact) && pace.mayCall(campaign) && calls.make(call),
                    () -> following.leave(List.of(contact)));
        }
        return false;
    }

    /** How many it took. */
    private int feed(Campaign campaign, int max) {
        int room = Math.min(max, feeding.room(campaign));
        int allowed = room > 0 ? pace.allowed(campaign, room) : 0;
        if (allowed <= 0) {
            return 0;
        }
        List<Contact> taken = feeding.take(campaign, allowed, pace.turns(campaign));
        calls.plan(campaign, taken).forEach(call -> backlog.add(() -> make(campaign, call), () -> putBack(call)));
        lastFed = taken.isEmpty() ? lastFed : campaign.id();
        return taken.size();
    }

    private boolean make(Campaign campaign, ContactCall call) {
        if (pace.mayCall(campaign)) {
            return calls.make(call);
        }
        putBack(call);
        return false;
    }

    private void putBack(ContactCall call) {
        calls.putBack(call.contact(), Duration.ZERO);
    }

    private static void guarded(Campaign campaign, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("campaign", campaign.id()).setCause(e).log("a campaign could not be moved on");
        }
    }
}
