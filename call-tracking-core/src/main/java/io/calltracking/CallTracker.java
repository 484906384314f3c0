package io.calltracking;

import io.calltracking.campaign.Campaigns;
import io.calltracking.internal.Engine;
import io.calltracking.internal.Exporting;
import io.calltracking.internal.Threads;
import io.calltracking.reconciliation.ReconciliationReport;
import io.calltracking.reconciliation.ReconciliationRequest;
import io.calltracking.reconciliation.RepairResult;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.statistics.StatisticsReport;
import io.calltracking.store.Calls;
import io.calltracking.store.Store;
import io.calltracking.webhook.WebhookActivity;
import io.calltracking.webhook.WebhookReceiver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Places phone calls, each once, and follows each to its end from whatever news arrives. Thread-safe; an app has one,
 * and any number of instances of the app may share a store.
 *
 * <pre>{@code
 * CallTracker tracker = CallTracker.builder()
 *     .store(JdbcStore.create(dataSource))
 *     .provider(BolnaProvider.of(BolnaClient.create(apiKey)))
 *     .build();
 * tracker.onChange(change -> log.info("{} {} -> {}", change.callId(), change.from(), change.to()));
 * tracker.start();
 * Call call = tracker.place(CallRequest.to("+919876543210").agent("agent-id").owner("user-1").build());
 * }</pre>
 */
public final class CallTracker implements AutoCloseable {
    private final Store store;
    private final Engine engine;
    private final Threads threads;

    CallTracker(Store store, Engine engine, Threads threads) {
        this.store = store;
        this.engine = engine;
        this.threads = threads;
    }

    /** Starts a tracker. */
    public static CallTrackerBuilder builder() {
        return new CallTrackerBuilder();
    }

    /**
     * Places a call: the intent is stored, then the provider is asked, once. Blocks until the provider has answered or
     * the client's timeout has passed. A returned call was taken by the provider, or is {@link CallStatus#PENDING} in our
     * queue, or is {@link CallStatus#UNCONFIRMED}: then the phone may be ringing and asking again is the one thing not to
     * do; the library finds out by itself.
     *
     * @throws CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} before anything is stored; with the
     *     provider's code, {@link ErrorCode#BOLNA_INTEGRATION_ERROR} say, when it refused the call, which is then kept as
     *     {@link CallStatus#FAILED}; with {@link ErrorCode#SUPPRESSED} when the number is on the suppression list, likewise
     *     kept; with {@link ErrorCode#DUPLICATE_REQUEST} when the idempotency key was used for
     *     another request; with {@link ErrorCode#STORE_ERROR}
     */
    public Call place(CallRequest request) {
        Placement placement = submit(request);
        if (placement.kind() == Placement.Kind.REFUSED) {
            Call call = placement.call();
            Failure failure = call.failure();
            boolean suppressed = failure != null && failure.code().equals(Failure.SUPPRESSED);
            throw CallTrackingException.of(
                    suppressed ? ErrorCode.SUPPRESSED : ErrorCode.ofProvider(call.provider()),
                    (suppressed ? "the suppression list" : call.provider()) + " refused call " + call.id()
                            + (failure == null ? "" : ": " + failure.code() + ", " + failure.text()));
        }
        return placement.call();
    }

    /**
     * Places a call like {@link #place}, and tells what happened, a replay of an earlier request and a refusal among it,
     * instead of throwing.
     */
    public Placement submit(CallRequest request) {
        return engine.placing().submit(request);
    }

    /**
     * Puts a call into the queue as a part of the app's own transaction: it is placed soon after the commit, by whichever
     * instance is first, and never when the transaction is rolled back or its process dies. Nothing is asked of the
     * provider here. Listeners hear of the call when it is placed, not before.
     *
     * <p>The store's clock, and in a race for an idempotency key the store itself, may need a connection of their own while
     * the app holds one: the pool must have one to spare.
     *
     * @param calls the calls of this tracker's store as a part of the transaction, {@code store.using(connection)} say
     * @return {@link Placement.Kind#WAITING}, or {@link Placement.Kind#REPLAYED} when the idempotency key was used before
     * @throws CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} before anything is written; with
     *     {@link ErrorCode#DUPLICATE_REQUEST} when the idempotency key was used for another request; with
     *     {@link ErrorCode#STORE_ERROR}, after which the app should roll back
     */
    public Placement enqueue(CallRequest request, Calls calls) {
        return engine.enqueuing().enqueue(request, calls);
    }

    /** The call with this id; empty when there is none, or it was deleted. */
    public Optional<Call> find(CallId id) {
        return store.find(id).filter(call -> !call.isDeleted());
    }

    /**
     * The call with this id, unless it was deleted.
     *
     * @throws CallTrackingException with {@link ErrorCode#CALL_NOT_FOUND}
     */
    public Call get(CallId id) {
        return find(id).orElseThrow(() -> CallTrackingException.notFound(id));
    }

    /** The call that a provider knows by this id; empty when there is none, or it was deleted. */
    public Optional<Call> findByProviderCallId(String provider, String providerCallId) {
        return store.findByProviderCallId(provider, providerCallId).filter(call -> !call.isDeleted());
    }

    /** The calls a query asks for, one page. */
    public List<Call> calls(CallQuery query) {
        return store.list(query);
    }

    /** The first call a query asks for: {@code latest} of a contact is {@code first(CallQuery.all().contact(id))}. */
    public Optional<Call> first(CallQuery query) {
        return store.list(query.limit(1).page(1)).stream().findFirst();
    }

    /** How many calls a query asks for, on all of its pages. Looks at each where no index helps. */
    public long count(CallQuery query) {
        return store.count(query.filter());
    }

    /**
     * The calls a query asks for, all of them, for a file: read page by page while they are written. The query's order and
     * {@link CallQuery#after} hold, its limit is how many are in memory at a time, its page number plays no part.
     */
    public CallExport export(CallQuery query) {
        return new Exporting(store, query);
    }

    /**
     * Figures over many calls: how many, how they ended, how long they took, what they cost. Exact at any time; quick where sums are
     * kept, see docs/statistics.md.
     */
    public StatisticsReport statistics(StatisticsQuery query) {
        return engine.rollups().report(query);
    }

    /** The event log of a call, oldest first; empty when there is no such call. */
    public List<CallEvent> events(CallId id) {
        return store.events(id);
    }

    /**
     * The next events of all calls, whichever instance stored them: the way to miss no change, where {@link #onEvent} tells
     * only what this instance stored while it was running. Who goes on with {@link FeedPage#next()} gets each event exactly
     * once, and those of one call in the order of their versions; events of different calls come in about the order of their
     * times. Any number of readers may read, each with a cursor of its own. An empty page means: ask again later.
     *
     * @param max at most so many entries, 1 to {@value CallQuery#MAX_LIMIT}
     */
    public FeedPage feed(FeedCursor after, int max) {
        if (max < 1 || max > CallQuery.MAX_LIMIT) {
            throw CallTrackingException.invalid("max", "must be 1 to " + CallQuery.MAX_LIMIT + ", is " + max);
        }
        List<FeedEntry> entries = store.feed(after.position(), max);
        FeedCursor next = entries.isEmpty()
                ? after
                : new FeedCursor(entries.get(entries.size() - 1).position());
        return new FeedPage(entries, next);
    }

    /** A cursor for readers who want nothing of what was stored before now. */
    public FeedCursor feedEnd() {
        return new FeedCursor(store.feedEnd());
    }

    /** The last look at a call at its provider. */
    public Optional<LastCheck> lastCheck(CallId id) {
        return store.lastCheck(id);
    }

    /**
     * Looks at the call at its provider now, whatever the schedule says.
     *
     * @return the call after the look
     * @throws CallTrackingException with {@link ErrorCode#CALL_NOT_FOUND}, or with the provider's code when the provider
     *     could not be asked or does not know the call; the call is then as it was
     */
    public Call checkNow(CallId id) {
        return engine.asking().checkNow(id);
    }

    /**
     * Waits for the details of a call just placed: up to three looks, two seconds apart. Completes with whatever is known
     * then; a look that fails is no failure. Completes exceptionally only when there is no such call or the store fails.
     */
    public CompletableFuture<Call> awaitDetails(CallId id) {
        return engine.asking().awaitDetails(id);
    }

    /**
     * Calls a call off. One that waits in our queue is {@link CallStatus#CANCELED} at once; of any other its provider is
     * asked to stop it, and its end comes as news. Harmless for a call that is over.
     *
     * @return the call afterwards
     * @throws CallTrackingException with {@link ErrorCode#CALL_NOT_FOUND}; with
     *     {@link ErrorCode#STATUS_TRANSITION_ERROR} when nobody knows yet what became of the request, or the provider
     *     cannot stop the call as it stands; with the provider's code when it could not be asked
     */
    public Call cancel(CallId id) {
        return engine.canceling().cancel(id);
    }

    /**
     * What somebody says of calls: that one began or ended, how it went.
     *
     * @param name who, for the event logs
     */
    public Operator operator(String name) {
        return engine.operator(name);
    }

    /**
     * Compares the calls of a time range with what the provider has: which are missing on either side, and which differ. Changes
     * nothing. Reads the provider's whole list of that time, and one call more for each of ours that the list leaves out: ranges
     * of a day or a week, at quiet times. A list that cannot be read to its end is told in the report, and never taken for calls
     * that are not there.
     *
     * @throws CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} for a provider that is not set up, or with
     *     {@link ErrorCode#STORE_ERROR}
     */
    public ReconciliationReport reconcile(ReconciliationRequest request) {
        return engine.reconciling().compare(request);
    }

    /**
     * Looks again at each call that a report found to differ or to be missing at the provider, as {@link #checkNow} does: that
     * brings it up to date, or closes it as lost when the provider does not know it any more. Calls missing here are left alone.
     */
    public RepairResult repair(ReconciliationReport report) {
        return engine.repairing().repair(report, null);
    }

    /**
     * Repairs like {@link #repair(ReconciliationReport)}, and makes calls of those that are missing here, as they are found, to
     * be followed like any other. A call that carries the tag of a tracker is not adopted: it belongs to somebody who shares the
     * account.
     *
     * @param owner who the adopted calls belong to
     */
    public RepairResult repairAndAdopt(ReconciliationReport report, String owner) {
        return engine.repairing().repair(report, owner);
    }

    /** How the provider accounts do that this instance has dealt with: faults, pauses, webhooks that do not come. */
    public List<AccountHealth> accounts() {
        return engine.accounts().health();
    }

    /** How many calls may be live at once, who holds a slot, and who waits for one. */
    public SlotLedger slots() {
        return engine.slots();
    }

    /** Campaigns: many contacts called under one set of rules. They run on the instances that were started. */
    public Campaigns campaigns() {
        return engine.campaigns();
    }

    /** Takes the providers' webhooks; works whether or not the tracker was started. */
    public WebhookReceiver webhooks() {
        return engine.receiver();
    }

    /**
     * Tells of each change of status that this instance stored, after it was stored, one at a time and in the order in which the
     * threads that stored them went on. Of two of one call that were stored within the same moments the later may come first: its
     * version tells. A listener that throws is logged and does no harm to others; a slow one delays other listeners, nothing else.
     *
     * @return run it to be told no more
     */
    public Runnable onChange(Consumer<CallChange> listener) {
        return engine.onChange(listener);
    }

    /**
     * Like {@link #onChange}, but tells of every entry in the event logs: also of data added, and of news that changed
     * nothing.
     */
    public Runnable onEvent(Consumer<CallChange> listener) {
        return engine.onEvent(listener);
    }

    /**
     * Tells what this instance does with webhooks, for counting. The watcher is called on the thread that took the webhook,
     * which waits for it; one that throws is logged and does no harm.
     *
     * @return run it to be told no more
     */
    public Runnable onWebhook(Consumer<WebhookActivity> watcher) {
        return engine.watch().add(watcher);
    }

    /** Starts to look at calls when they are due, calls left open by earlier runs or other instances among them. */
    public void start() {
        engine.poller().start();
    }

    /**
     * Stops looking and waits for looks under way, at most ten seconds. Contacts of campaigns that were taken and not called
     * yet are put back, for other instances to call at once. Can be started again.
     */
    public void stop() {
        engine.poller().stop();
    }

    /** Stops, and ends the threads of the tracker. Leaves store and providers alone. Idempotent. */
    @Override
    public void close() {
        stop();
        threads.close();
    }
}
