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

    /** How many contacts are worth taking of so many; each needs {@link Turns#tryTake} besides. */
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
        return spacing == null ? wanted : Math.min(1, wanted);
    }

    /** Whether the account of a campaign can be asked now; a contact that was taken before it was paused waits. */
    boolean mayCall(Campaign campaign) {
        return providers
                .chosen(campaign.rules().provider())
                .filter(providing -> accounts.mayPlace(
                        providing, campaign.owner(), store.clock().instant()))
                .isPresent();
    }

    /** The turns of a campaign in this round. */
    Turns turns(Campaign campaign) {
        return new Turns(campaign);
    }

    /** The turns of one campaign to begin a call. Not thread-safe. */
    final class Turns {
        private final Campaign campaign;
        private boolean refused;

        private Turns(Campaign campaign) {
            this.campaign = campaign;
        }

        /** Takes a turn for somebody who is there to be called: one that was taken is gone. After a refusal it is not asked again. */
        boolean tryTake() {
            refused = refused || !tryBegin(campaign);
            return !refused;
        }

        boolean isRefused() {
            return refused;
        }
    }

    private boolean tryBegin(Campaign campaign) {
        if (spacing == null) {
            return true;
        }
        if (ringing.compareAndSet(false, true)) {
            scheduler.schedule(spacing, this::ring);
        }
        return providers
                .chosen(campaign.rules().provider())
                .filter(provider -> store.tryBegin(provider.account(campaign.owner()), spacing))
                .isPresent();
    }

    private void ring() {
        ringing.set(false);
        bell.ring();
    }
}
