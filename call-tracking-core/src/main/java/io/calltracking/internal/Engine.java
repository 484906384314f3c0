package io.calltracking.internal;

import io.calltracking.CallChange;
import io.calltracking.Operator;
import io.calltracking.Retention;
import io.calltracking.SlotLedger;
import io.calltracking.campaign.Campaigns;
import io.calltracking.internal.campaigns.CampaignEngine;
import io.calltracking.provider.CallProvider;
import io.calltracking.statistics.Rollups;
import io.calltracking.store.Store;
import io.calltracking.webhook.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parts of a tracker, put together. */
public final class Engine {
    private final Listeners listeners;
    private final WebhookWatch watch = new WebhookWatch();
    private final Accounts accounts;
    private final Placing placing;
    private final Enqueuing enqueuing;
    private final Asking asking;
    private final Poller poller;
    private final WebhookReceiver receiver;
    private final SlotLedger slots;
    private final Campaigns campaigns;
    private final Canceling canceling;
    private final Operating operating;
    private final Removing removing;
    private final Reconciling reconciling;
    private final Repairing repairing;
    private final Rollups rollups;

    /** Puts the parts together. */
    public Engine(Parts parts) {
        Store store = parts.store();
        Threads threads = parts.threads();
        Schedules schedules = parts.schedules();
        Providers providers = new Providers(parts.providers());
        listeners = new Listeners(threads.listeners());
        accounts = new Accounts(parts.limits());
        Bell slotFreed = new Bell();
        CampaignEngine campaignEngine = new CampaignEngine(store, slotFreed, threads.listeners());
        RememberedCalls remembered = new RememberedCalls();
        CallRecorder recorder =
                new CallRecorder(store, remembered, providers, schedules, listeners, slotFreed, campaignEngine.news());
        Intake intake = new Intake(store, remembered, recorder, new Inbound(parts.inboundOwners()), schedules);
        Parking parking = new Parking(store, providers, intake, watch, parts.keepParked());
        SlotPicker picker = new SlotPicker(store, recorder);
        WaitingLine line = new WaitingLine(store, picker, recorder);
        Dialing dialing = new Dialing(store, recorder, parking, accounts, schedules, campaignEngine.permission());
        placing = new Placing(store, providers, recorder, schedules, picker, line, dialing, slotFreed);
        canceling = new Canceling(store, providers, recorder);
        operating = new Operating(store, recorder);
        removing = new Removing(store, remembered, schedules, listeners, campaignEngine::knows);
        Ledger ledger = new Ledger(store, providers, recorder, picker, slotFreed);
        enqueuing = new Enqueuing(store, providers);
        Looking looking = new Looking(
                store,
                recorder,
                new Settling(store, schedules),
                new Stuck(store, schedules, parts.mayHangUp()),
                parking,
                accounts,
                schedules);
        Retaining retaining = new Retaining(store, removing, parts.retention());
        rollups = Rollups.of(store);
        ClaimedCalls claimed = new ClaimedCalls(store, providers, accounts, line, dialing, looking, schedules);
        QueueService queue = new QueueService(store, providers, accounts, line);
        poller = new Poller(
                store,
                claimed,
                queue,
                campaignEngine.work(providers, accounts, placing, canceling, threads.scheduler(), parts.callSpacing()),
                dialing,
                () -> sweep(parking, ledger, retaining, rollups),
                threads.scheduler(),
                threads.workers(),
                parts.poller());
        slots = ledger;
        campaigns = campaignEngine.desk(providers, canceling);
        slotFreed.heardBy(poller::wake);
        asking = new Asking(store, providers, looking, accounts, threads.scheduler(), threads.workers());
        receiver = new Receiver(store, providers, intake, parking, asking, accounts, watch, parts.maxWebhookBytes());
        reconciling = new Reconciling(store, providers, schedules);
        repairing = new Repairing(store, providers, recorder, parking, asking, schedules);
    }

    /**
     * What a tracker is made of.
     *
     * @param store keeps the calls
     * @param providers at least one
     * @param schedules when calls are looked at
     * @param limits how much is asked of one account
     * @param callSpacing from one call of campaigns to the next at one account; null for none
     * @param mayHangUp the owners whose stuck calls may be hung up
     * @param inboundOwners whose calls those to a number of ours are
     * @param poller how the poller works
     * @param keepParked how long webhooks about unknown calls are kept
     * @param retention how long data of calls is kept
     * @param maxWebhookBytes largest body taken
     * @param threads what it all runs on
     */
    public record Parts(
            Store store,
            List<CallProvider> providers,
            Schedules schedules,
            AccountLimits limits,
            @Nullable Duration callSpacing,
            Predicate<String> mayHangUp,
            Function<String, Optional<String>> inboundOwners,
            PollerSettings poller,
            Duration keepParked,
            Retention retention,
            int maxWebhookBytes,
            Threads threads) {}

    private static void sweep(Parking parking, Ledger ledger, Retaining retaining, Rollups rollups) {
        parking.sweep();
        ledger.watch();
        retaining.step();
        rollups.sealSome();
    }

    /** Places calls. */
    public Placing placing() {
        return placing;
    }

    /** Puts calls into the queue in the app's own transaction. */
    public Enqueuing enqueuing() {
        return enqueuing;
    }

    /** Looks at calls when asked to. */
    public Asking asking() {
        return asking;
    }

    /** Looks at calls when they are due. */
    public Poller poller() {
        return poller;
    }

    /** Compares with the provider's calls. */
    public Reconciling reconciling() {
        return reconciling;
    }

    /** Repairs what a comparison found. */
    public Repairing repairing() {
        return repairing;
    }

    /** Counts calls. */
    public Rollups rollups() {
        return rollups;
    }

    /** How the accounts do. */
    public Accounts accounts() {
        return accounts;
    }

    /** Makes, steers and watches campaigns. */
    public Campaigns campaigns() {
        return campaigns;
    }

    /** Calls calls off. */
    public Canceling canceling() {
        return canceling;
    }

    /** Puts on record what this one says. */
    public Operator operator(String name) {
        return new NamedOperator(operating, removing, name);
    }

    /** Who holds which slots. */
    public SlotLedger slots() {
        return slots;
    }

    /** Takes webhooks. */
    public WebhookReceiver receiver() {
        return receiver;
    }

    /** Who counts webhooks. */
    public WebhookWatch watch() {
        return watch;
    }

    /** Adds a listener for changes of status; run the result to remove it. */
    public Runnable onChange(Consumer<CallChange> listener) {
        return listeners.addForStatus(listener);
    }

    /** Adds a listener for every entry in the event logs; run the result to remove it. */
    public Runnable onEvent(Consumer<CallChange> listener) {
        return listeners.add(listener);
    }
}
