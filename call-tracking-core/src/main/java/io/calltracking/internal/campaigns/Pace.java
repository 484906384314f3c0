package io.calltracking.internal.campaigns;

import io.calltracking.Scheduler;
import io.calltracking.campaign.Campaign;
import io.calltracking.internal.Accounts;
import io.calltracking.internal.Bell;
import io.calltracking.internal.Providers;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How fast campaigns may begin calls at one provider account, over all instances. Thread-safe. */
final class Pace {
    private static final Logger log = LoggerFactory.getLogger(Pace.class);

    private final Store store;
    private final Providers providers;
    private final Accounts accounts;
    private final Scheduler scheduler;
    private final Bell bell;
    private final @Nullable Duration spacing;
    private final AtomicBoolean ringing = new AtomicBoolean();

    /**
     * Keeps this pace.
     *
     * @param spacing from one call to the next; null for as fast as there are slots
     */
    Pace(
            Store store,
            Providers providers,
            Accounts accounts,
            Scheduler scheduler,
            Bell bell,
            @Nullable Duration spacing) {
        this.store = store;
        this.providers = providers;
        this.accounts = accounts;
        this.scheduler = scheduler;
        this.bell = bell;
        this.spacing = spacing;
    }

    /** How many of so many calls a campaign may begin now. */
    int allowed(Campaign campaign, int wanted) {
        Optional<CallProvider> provider = providers.chosen(campaign.rules().provider());
        if (provider.isEmpty()) {
            log.atDebug()
                    .addKeyValue("campaign", campaign.id())
                    .log(
                            "provider '{}' is not set up here: it is left to others",
                            campaign.rules().provider());
            return 0;
        }
        if (!accounts.mayPlace(provider.get(), campaign.owner(), store.clock().instant())) {
            return 0;
        }
        if (spacing == null) {
            return wanted;
        }
        if (ringing.compareAndSet(false, true)) {
            scheduler.schedule(spacing, this::ring);
        }
        return store.tryBegin(provider.get().account(campaign.owner()), spacing) ? 1 : 0;
    }

    private void ring() {
        ringing.set(false);
        bell.ring();
    }
}
