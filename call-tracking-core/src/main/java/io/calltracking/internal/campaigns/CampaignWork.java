package io.calltracking.internal.campaigns;

import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.internal.WorkSource;
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
    private final Map<String, Instant> nextFollow = new ConcurrentHashMap<>();
    private volatile Instant nextSteer = Instant.MIN;
    private final AtomicInteger turn = new AtomicInteger();

    CampaignWork(Store store, Steering steering, Feeding feeding, Following following, ContactCalls calls, Pace pace) {
        this.store = store;
        this.steering = steering;
        this.feeding = feeding;
        this.following = following;
        this.calls = calls;
        this.pace = pace;
    }

    @Override
    public List<Runnable> take(int max) {
        Instant now = store.clock().instant();
        List<Runnable> work = new ArrayList<>();
        if (!now.isBefore(nextSteer)) {
            nextSteer = now.plus(STEER_EVERY);
            steerAll(work, max, now);
        }
        List<Campaign> running = new ArrayList<>(store.campaigns(new CampaignFilter(null, RUNNING, null, MANY)));
        Collections.rotate(running, -turn.getAndIncrement());
        for (Campaign campaign : running) {
            if (work.size() < max) {
                guarded(campaign, () -> feed(campaign, max - work.size(), work));
            }
        }
        return work;
    }

    private void steerAll(List<Runnable> work, int max, Instant now) {
        List<Campaign> open = store.campaigns(new CampaignFilter(null, OPEN, null, MANY));
        for (Campaign campaign : open) {
            guarded(campaign, () -> steering.steer(campaign));
            guarded(campaign, () -> follow(campaign, max - work.size(), work, now));
        }
        for (Campaign campaign : store.campaigns(new CampaignFilter(null, OVER, null, RECENT))) {
            Instant ended = campaign.times().ended();
            if (ended != null && ended.isAfter(now.minus(LATE_DATA))) {
                guarded(campaign, () -> steering.skipRest(campaign));
                guarded(campaign, () -> follow(campaign, max - work.size(), work, now));
            }
        }
        nextFollow.values().removeIf(time -> time.isBefore(now.minus(LATE_DATA)));
    }

    private void follow(Campaign campaign, int max, List<Runnable> work, Instant now) {
        if (max < 1 || now.isBefore(nextFollow.getOrDefault(campaign.id(), Instant.MIN))) {
            return;
        }
        List<Contact> taken = following.take(campaign, max * LOOKED_AT_TOGETHER);
        if (taken.size() < max * LOOKED_AT_TOGETHER) {
            nextFollow.put(campaign.id(), now.plus(FOLLOW_EVERY));
        }
        for (int from = 0; from < taken.size(); from += LOOKED_AT_TOGETHER) {
            List<Contact> together = taken.subList(from, Math.min(taken.size(), from + LOOKED_AT_TOGETHER));
            work.add(() -> following.look(campaign, together));
        }
    }

    private void feed(Campaign campaign, int max, List<Runnable> work) {
        int room = Math.min(max, feeding.room(campaign));
        int allowed = room > 0 ? pace.allowed(campaign, room) : 0;
        if (allowed > 0) {
            List<Contact> taken = feeding.take(campaign, allowed, pace.turns(campaign));
            calls.plan(campaign, taken).forEach(call -> work.add(() -> calls.make(call)));
        }
    }

    private static void guarded(Campaign campaign, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("campaign", campaign.id()).setCause(e).log("a campaign could not be moved on");
        }
    }
}
