package io.calltracking.internal.campaigns;

import io.calltracking.Scheduler;
import io.calltracking.campaign.Campaign;
import io.calltracking.internal.Accounts;
import io.calltracking.internal.Bell;
import io.calltracking.internal.Providers;
import io.calltracking.provider.CallProvider;
import io.calltracking.store.Store;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How fast campaigns may begin calls at one provider account, over all instances. Thread-safe. */
final class Pace {
    private final Store store;
    private final Providers providers;
    private final Accounts accounts;
    private final Scheduler scheduler;
    private final Bell bell;
    private final @Nullable Duration spacing;

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
        CallProvider provider = providers.choose(campaign.rules().provider());
        if (!accounts.mayPlace(provider, campaign.owner(), store.clock().instant())) {
            return 0;
        }
        if (spacing == null) {
            return wanted;
        }
        scheduler.schedule(spacing, bell::ring);
        return store.tryBegin(provider.account(campaign.owner()), spacing) ? 1 : 0;
    }
}
