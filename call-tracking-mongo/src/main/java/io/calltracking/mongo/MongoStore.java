package io.calltracking.mongo;

import com.mongodb.client.MongoDatabase;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.FeedEntry;
import io.calltracking.LastCheck;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.Turn;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.ServerTime;
import io.calltracking.store.Statistics;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import io.calltracking.store.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A store in the app's own MongoDB, stand-alone or replica set; it needs no transactions. Thread-safe; any number of
 * instances may work on the same collections. The client stays the app's, who closes it after the tracker.
 *
 * <pre>
 * ct_call            one document per call: the call's fields, and
 *   _id                the call's id
 *   version            a write finds its document by id, version and newest event; who finds none was too late
 *   event              the newest event: what led to this version. Written with the call, so both or none
 *   earlier            the events before it, oldest first, as long as they are few and short
 *   seen               the dedupe keys of all its events
 *   unsettled_number   the number while nobody knows what became of the request, else absent
 *   unsettled_contact  the contact, likewise
 *   held_number        the number that no other campaign may call meanwhile, else absent
 *   due_at             when the call is to be looked at next; a claim moves it to the end of the lease
 *   claim_token        counts the claims; the end of a claim is written only when it is still the latest
 *   claim_batch        which batch of claims was the latest
 *   check_*            what was seen at the last look
 *   event.in_feed      whether the newest event and all before it have their places in the feed
 *   event.counted      whether statistics counted this version
 *   gone               it was deleted for good, and what is left goes soon; nobody reads it any more
 *   fed_version        an event that has its place, and with it all before it: a hint
 *   unique             (owner, idempotency_key); (provider, provider_call_id); unsettled_number;
 *                      (owner, unsettled_contact); held_number; each of documents that have the last field
 *   index              (due_at, _id); (owner, _id); (contact, _id); (agent, _id); (campaign, _id); (run_id, _id);
 *                      (to_number, _id); (from_number, _id); (status, _id);
 *                      (event.in_feed, event.observed_at); (event.counted, _id)
 * ct_event           one document per older event of a call: those that are no longer in its document
 *   _id                the event's id
 *   previous           the id of the event before; absent from the first
 *   index              (call_id, version)
 * ct_feed            one document per event that has its place in the feed of all events, given by readers of the feed
 *   _id                the place: 1, 2, 3, each given by whoever inserts it first
 *   event              the event's id
 *   unique             (call_id, version)
 * ct_rollup          one document per block of time with counted calls: its sums, none while it is open
 *   _id                minutes and number of the block
 *   epoch              how often it was opened
 *   open               the minutes of the block while it is open, else absent
 *   seal               names its pages; absent while it is open
 *   index              (open, _id)
 * ct_rollup_page     the sums of a sealed block by owner, agent and so on
 *   seal               that of its block, while it belongs to it
 *   index              (block, page)
 * ct_inbox           webhooks about calls not known yet
 *   unique             (provider, provider_call_id, dedupe_key)
 *   index              (provider, provider_call_id, received_at, _id); (received_at, _id)
 * ct_campaign        one document per campaign
 *   index              (owner, _id); (status, _id)
 * ct_contact         one document per contact of a campaign
 *   _id                campaign and number
 *   version            a write finds its document by id and version; a claim moves it on
 *   lane               of a pending contact: 0 if it is called again, else 1
 *   followed           true while it is live or completed and due some time
 *   claim_batch        which batch of claims was the last to write it; absent when something else was
 *   unique             (campaign, phone)
 *   index              (campaign, status, place, lane, due_at, number) of pending ones; (campaign, due_at, number) of those
 *                      followed; (campaign, status) of live ones
 * ct_suppression     one document per number that must not be called
 *   _id                owner and number
 * ct_pace            one document per account: when its last call began
 * </pre>
 *
 * <p>A change is one update of one document, if it still has the version before, and so is a group of changes. When a call has sixteen
 * events, or one with a long payload, they are kept in {@code ct_event} before they leave the document; whoever is killed
 * in between has changed nothing that is read, and leaves nothing to be repaired. The log of a call is its newest
 * event and those it leads back to. What must not exist twice is
 * a unique index, and which one refused a write says why. A claim reads the longest due calls, marks those that are
 * still due with the id of its batch, and reads back which it got.
 *
 * <p>Contacts are claimed alike. Many of them are added, or saved, by one command: each by itself, and what the server refuses
 * it names one by one. They are counted by their ids, which never move: counts add up, whatever else moves meanwhile.
 *
 * <p>Writes are acknowledged by the journal, of a majority in a replica set; reads see nothing that can be rolled back and
 * go to the primary, whatever the app's client is set to; its time-outs apply. Times are kept to the millisecond. A call document
 * may have 16 MB, with transcript, last look and newest event. The failures of the server come out as
 * {@link io.calltracking.ErrorCode#STORE_ERROR} with its code, and without what it says about values.
 */
public final class MongoStore extends MongoCampaignStore implements Store {
    private final Clock clock;
    private final CallWriter writer;
    private final CallChanges changes;
    private final Deletion deletion;
    private final CallFinder calls;
    private final EventLog log;
    private final Feed feed;
    private final DueCalls checks;
    private final ParkedWebhooks inbox;
    private final PoolLimits pools;
    private final SlotFinder slots;
    private final Statistics statistics;

    private MongoStore(CallDatabase database, Clock clock) {
        super(database, clock);
        this.clock = clock;
        this.log = new EventLog(database);
        this.feed = new Feed(database, log);
        LastWrites lastWrites = new LastWrites(System::nanoTime);
        this.writer = new CallWriter(database, log, lastWrites);
        this.changes = new CallChanges(database, log, lastWrites);
        this.deletion = new Deletion(database, clock, log);
        this.calls = new CallFinder(database);
        this.checks = new DueCalls(database, clock, deletion);
        this.inbox = new ParkedWebhooks(database);
        this.pools = new PoolLimits(database);
        this.slots = new SlotFinder(database);
        this.statistics = new MongoStatistics(database);
    }

    /** A store with the default settings, see {@link Builder}; makes its indexes if they are missing. */
    public static MongoStore create(MongoDatabase database) {
        return builder(database).build();
    }

    /** Starts with the default settings. */
    public static Builder builder(MongoDatabase database) {
        return new Builder(database);
    }

    /**
     * The server's time, unless the builder was given another clock. It is asked for every 30 seconds and counted on
     * from there; two instances differ by no more than their round trips to the server and the drift of half a
     * minute, a few milliseconds. The machine's own clock plays no part. May step back by as much, and by what the
     * clocks of two servers differ when another one becomes primary.
     */
    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public Written create(CallUpdate creation) {
        return writer.create(creation);
    }

    @Override
    public Written apply(CallUpdate update) {
        return changes.apply(update);
    }

    @Override
    public List<Written> applyAll(List<CallUpdate> updates) {
        return changes.applyAll(updates);
    }

    @Override
    public Written erase(CallUpdate update) {
        return writer.erase(update);
    }

    @Override
    public boolean delete(CallId id, long version) {
        return deletion.delete(id, version);
    }

    @Override
    public Optional<Call> find(CallId id) {
        return calls.find(id);
    }

    @Override
    public Optional<Call> findByProviderCallId(String provider, String providerCallId) {
        return calls.findByProviderCallId(provider, providerCallId);
    }

    @Override
    public List<Call> findByProviderCallIds(String provider, Set<String> providerCallIds) {
        return calls.findByProviderCallIds(provider, providerCallIds);
    }

    @Override
    public Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return calls.findByIdempotencyKey(owner, idempotencyKey);
    }

    @Override
    public List<Call> list(CallQuery query) {
        return calls.list(query);
    }

    @Override
    public long count(CallFilter filter) {
        return calls.count(filter);
    }

    @Override
    public List<CallEvent> events(CallId id) {
        return log.events(id);
    }

    @Override
    public List<FeedEntry> feed(long after, int max) {
        return feed.feed(after, max);
    }

    @Override
    public long feedEnd() {
        return feed.end();
    }

    @Override
    public List<Claim> claimDue(int max, Duration lease) {
        return checks.claimDue(max, lease);
    }

    @Override
    public int finish(Collection<FinishedCheck> finished) {
        return checks.finish(finished);
    }

    @Override
    public Optional<LastCheck> lastCheck(CallId id) {
        return checks.lastCheck(id);
    }

    @Override
    public boolean park(ParkedWebhook webhook) {
        return inbox.park(webhook);
    }

    @Override
    public List<ParkedWebhook> parked(String provider, String providerCallId) {
        return inbox.parked(provider, providerCallId);
    }

    @Override
    public List<ParkedWebhook> parkedForKnownCalls(int max) {
        return inbox.parkedForKnownCalls(max);
    }

    @Override
    public void unpark(UUID id) {
        inbox.unpark(id);
    }

    @Override
    public int dropParkedBefore(Instant time) {
        return inbox.dropParkedBefore(time);
    }

    @Override
    public List<PoolLimit> limits(Collection<Pool> wanted) {
        return pools.limits(wanted);
    }

    @Override
    public List<PoolLimit> limits() {
        return pools.limits();
    }

    @Override
    public void limit(PoolLimit limit) {
        pools.limit(limit);
    }

    @Override
    public void unlimit(Pool pool) {
        pools.unlimit(pool);
    }

    @Override
    public List<String> takenPlaces(Pool pool) {
        return slots.takenPlaces(pool);
    }

    @Override
    public List<Call> holders(@Nullable Pool pool, @Nullable CallId after, int max) {
        return slots.holders(pool, after, max);
    }

    @Override
    public List<String> awaitedAccounts() {
        return slots.awaitedAccounts();
    }

    @Override
    public List<Call> waiting(WaitingPage page) {
        return slots.waiting(page);
    }

    @Override
    public int waitingBefore(Turn turn, CallId call) {
        return slots.waitingBefore(turn, call);
    }

    @Override
    public long nextTurn(String account, int lane, String owner) {
        return slots.nextTurn(account, lane, owner);
    }

    /** Settings of a store. Not thread-safe. */
    public static final class Builder {
        private final MongoDatabase database;
        private Prefix prefix = Prefix.DEFAULT;
        private @Nullable Clock clock;

        private Builder(MongoDatabase database) {
            this.database = Objects.requireNonNull(database, "database");
        }

        /**
         * What the names of the collections begin with, {@code ct_} unless set.
         *
         * @param prefix a letter, then letters, digits and underscores, all in lower case, at most 30
         * @throws IllegalArgumentException for any other
         */
        public Builder collectionPrefix(String prefix) {
            this.prefix = new Prefix(prefix);
            return this;
        }

        /**
         * The store's clock; the server's unless set. For tests: two instances with clocks of their own disagree on
         * what is due.
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * The store, after its indexes were made where they are missing.
         *
         * @throws io.calltracking.CallTrackingException with {@link io.calltracking.ErrorCode#STORE_ERROR} when the
         *     server cannot be reached, or has an index of the same name that is another one
         */
        public MongoStore build() {
            CallDatabase opened = CallDatabase.of(database, prefix);
            Indexes.create(opened);
            Clock time = clock != null
                    ? clock
                    : new ServerTime(by -> by.fastest(opened::time), System::nanoTime).withZone(ZoneOffset.UTC);
            return new MongoStore(opened, time);
        }
    }
}
