package io.calltracking.internal.campaigns;

import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignChange;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the app of campaigns. Thread-safe. */
final class CampaignListeners {
    private static final Logger log = LoggerFactory.getLogger(CampaignListeners.class);

    private static final int SHARE = 20;

    private final List<Consumer<CampaignChange>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, CampaignTotals> told = new ConcurrentHashMap<>();
    private final Set<String> counting = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> nextCount = new ConcurrentHashMap<>();
    private final Store store;
    private final Totals totals;
    private final Executor executor;

    /** Runs listeners on this executor, one at a time. */
    CampaignListeners(Store store, Totals totals, Executor executor) {
        this.store = store;
        this.totals = totals;
        this.executor = executor;
    }

    Runnable add(Consumer<CampaignChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells of a change of status. */
    void tell(CampaignStatus from, Campaign campaign) {
        run(() -> {
            CampaignTotals now = totals.of(campaign.id());
            if (campaign.status().isOver()) {
                told.remove(campaign.id());
                nextCount.remove(campaign.id());
            }
            tell(new CampaignChange(from, campaign, now));
        });
    }

    /**
     * Tells how far a campaign has come, unless nothing is new or the last count is still under way. Counting a large campaign
     * takes time that its calls need: the longer it took, the later it is done again.
     */
    void progress(Campaign campaign) {
        Instant now = store.clock().instant();
        boolean due = !now.isBefore(nextCount.getOrDefault(campaign.id(), Instant.MIN));
        if (due && !listeners.isEmpty() && counting.add(campaign.id())) {
            run(() -> {
                try {
                    count(campaign);
                } finally {
                    counting.remove(campaign.id());
                }
            });
        }
    }

    private void count(Campaign campaign) {
        Instant begun = store.clock().instant();
        CampaignTotals now = totals.of(campaign.id());
        Instant counted = store.clock().instant();
        nextCount.put(
                campaign.id(), counted.plus(Duration.between(begun, counted).multipliedBy(SHARE)));
        if (!now.equals(told.put(campaign.id(), now))) {
            tell(new CampaignChange(campaign.status(), campaign, now));
        }
    }

    private void run(Runnable task) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException e) {
                    log.warn("how far a campaign has come could not be told", e);
                }
            });
        } catch (RejectedExecutionException e) {
            log.debug("tracker is closed: listeners are not told");
        }
    }

    private void tell(CampaignChange change) {
        for (Consumer<CampaignChange> listener : listeners) {
            try {
                listener.accept(change);
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("campaign", change.campaign().id())
                        .setCause(e)
                        .log("a listener threw; others are told all the same");
            }
        }
    }
}
