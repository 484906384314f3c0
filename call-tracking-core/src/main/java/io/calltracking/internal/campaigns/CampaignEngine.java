package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.Scheduler;
import io.calltracking.campaign.Campaigns;
import io.calltracking.internal.Accounts;
import io.calltracking.internal.Bell;
import io.calltracking.internal.Canceling;
import io.calltracking.internal.DialPermit;
import io.calltracking.internal.Placing;
import io.calltracking.internal.Providers;
import io.calltracking.internal.WorkSource;
import io.calltracking.store.Store;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The parts that run campaigns, put together. Its news is there before the rest, which needs those who bring news. */
public final class CampaignEngine {
    private final Store store;
    private final Bell bell;
    private final Totals totals;
    private final CampaignListeners listeners;
    private final CampaignBook book;
    private final KnownCampaigns campaigns;
    private final ContactNews news;

    /**
     * The part that takes news.
     *
     * @param bell rung when a contact may be called
     * @param listenerThread runs listeners, one at a time
     */
    public CampaignEngine(Store store, Bell bell, Executor listenerThread) {
        this.store = store;
        this.bell = bell;
        this.totals = new Totals(store);
        this.listeners = new CampaignListeners(store, totals, listenerThread);
        this.book = new CampaignBook(store, listeners, bell);
        this.campaigns = new KnownCampaigns(store);
        this.news = new ContactNews(store, campaigns, book, bell);
    }

    /** Takes news of calls that may be over. */
    public Consumer<Call> news() {
        return news;
    }

    /** Carries a call that is over over to its contact; whether no contact waits for that call any more. */
    public boolean knows(Call call) {
        return news.isCarried(call);
    }

    /** Tells whether a number may be dialed. */
    public DialPermit permission() {
        return new Permission(store, campaigns);
    }

    /**
     * What there is to do for campaigns.
     *
     * @param spacing from one call of campaigns to the next at one account; null for none
     */
    public WorkSource work(
            Providers providers,
            Accounts accounts,
            Placing placing,
            Canceling canceling,
            Scheduler scheduler,
            @Nullable Duration spacing) {
        ContactCalls calls = new ContactCalls(store, providers, placing);
        Steering steering = new Steering(store, book, canceling, new SelfPause(store), listeners);
        Pace pace = new Pace(store, providers, accounts, scheduler, bell, spacing);
        return new CampaignWork(
                store,
                steering,
                new Feeding(store, new PendingPlaces(store)),
                new Following(store, news, calls),
                calls,
                pace,
                bell);
    }

    /** What an app may ask about campaigns. */
    public Campaigns desk(Providers providers, Canceling canceling) {
        return new CampaignDesk(
                store,
                book,
                new CampaignMaker(store, book, providers),
                listeners,
                totals,
                new ContactRemoval(store, canceling));
    }
}
