package io.calltracking.jdbc;

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
import io.calltracking.store.Calls;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Statistics;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import io.calltracking.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A store in the app's own SQL database: PostgreSQL 12, MariaDB 10.6, MySQL 8.0.17, H2 2.2 and later. Thread-safe; any
 * number of instances may work on the same tables. It opens no connections of its own and holds none between calls: the
 * data source should be a pool. A call can also be written in the app's own transaction, see {@link #using}.
 *
 * <pre>
 * ct_call            one row per call: the call's fields in columns of their own, and
 *   version            a write finds its row by id and version; who finds none was too late
 *   unsettled_number   the number while nobody knows what became of the request, else null
 *   unsettled_contact  the contact, likewise
 *   due_at             when the call is to be looked at next; a claim moves it to the end of the lease
 *   claim_token        counts the claims; the end of a claim is written only when it is still the latest
 *   check_*            what was seen at the last look
 *   unique             id; (owner, idempotency_key); (provider, provider_call_id); unsettled_number;
 *                      (owner, unsettled_contact)
 *   index              (owner, id); (contact, id); (agent, id); (campaign, id); (run_id, id); (to_number, id);
 *                      (from_number, id); elsewhere than on PostgreSQL (due_at, id); (status, id)
 *   slot_account, place_in_*  the places a live call holds in its pools, else null
 *   turn_lane, turn_number    the turn of a call that waits for a slot, else null
 *   unique             (owner, place_in_owner); (slot_account, place_in_account); (campaign, place_in_campaign)
 *   index              (slot_account, turn_lane, turn_number, id); (slot_account, turn_lane, owner, turn_number)
 *   unique             to_number of calls with a place in the pool of a campaign (elsewhere than on PostgreSQL: live_number)
 *   counted_version    the version in which statistics counted it; uncounted when it has another. On PostgreSQL in ct_call_state
 *   index              (id) of uncounted calls
 * ct_call_state      PostgreSQL: one row per call, written by the statement that writes the call
 *   version, status    of the call
 *   due_at, claim_token  as above, and those of ct_call are what the last change left
 *   unique             call_id
 *   index              (due_at, call_id); (status, call_id); (call_id) of open calls; (call_id) of uncounted calls
 * ct_pool            one row per limited pool
 *   unique             (kind, name)
 * ct_event           one row per version of a call: what led to it
 *   feed_no            its place in the feed of all events; null until somebody reads the feed
 *   unique             (call_id, version); (call_id, dedupe_key); feed_no
 *   index              (observed_at) of those without a place
 * ct_feed            one row
 *   last_no            the highest place given so far
 * ct_inbox           webhooks about calls not known yet
 *   unique             id; (provider, provider_call_id, dedupe_key)
 *   index              (received_at, id)
 * ct_campaign        one row per campaign
 *   unique             id
 *   index              (owner, id); (status, id)
 * ct_contact         one row per contact of a campaign
 *   version            counts changes and claims: who holds an older one can no longer write
 *   due_at             when it may be called or its call is to be looked at; a claim moves it to the end of the lease
 *   queue, waits_in    what it waits for, and the campaign meanwhile; null for nothing
 *   unique             (campaign, number); (phone, campaign)
 *   index              (waits_in, queue, place, due_at, number); (waits_in, queue, due_at, number); those who are live by
 *                      campaign
 * ct_suppression     one row per owner and number that must not be called
 *   unique             (owner, number)
 * ct_pace            one row per account: when its last call began
 * ct_rollup          one row per block of time with counted calls: its sums, none while it is open
 *   epoch              how often it was opened
 *   unique             (block_minutes, block_no)
 *   index              (open_minutes, block_no)
 * ct_rollup_page     the sums of a sealed block by owner, agent and so on
 *   unique             (block_minutes, block_no, page_no, epoch)
 * ct_schema_version  which scripts have run
 * </pre>
 *
 * <p>A change writes the row and its event in one statement (PostgreSQL) or one transaction (the others). What must not exist
 * twice is a unique index, and which one a refused write ran into says why; nothing is looked up first, so there is no
 * gap for a race. A claim takes the longest due rows that nobody else has locked ({@code for update skip locked}), so
 * instances do not wait for each other, and its cost does not grow with the calls that are not due. Events get
 * their place in the feed from its readers, one reader at a time, so that places come to light in their order.
 *
 * <p>Needs isolation READ COMMITTED or stricter, and asks for it where that is not the default (MariaDB, MySQL); what the database rolls back for another transaction's sake is run
 * again up to four times. Times are kept to the millisecond. The character NUL, which databases cannot keep, becomes
 * U+FFFD. Identifiers (owner, contact, provider call id, keys) may have 255 characters, a provider's name 100. The
 * failures of the database come out as {@link io.calltracking.ErrorCode#STORE_ERROR} with its SQLState, and without
 * what it says about values.
 */
public final class JdbcStore extends CampaignTables implements Store {
    private final Database database;
    private final Clock clock;
    private final Calls calls;
    private final EventTable events;
    private final FeedTable feed;
    private final CheckTable checks;
    private final InboxTable inbox;
    private final PoolTable pools;
    private final SlotTable slots;
    private final Statistics statistics;

    JdbcStore(Database database, Clock clock) {
        super(database, clock);
        this.database = database;
        this.clock = clock;
        this.calls = new JdbcCalls(database);
        this.events = new EventTable(database);
        this.feed = new FeedTable(database);
        this.checks = new CheckTable(database, clock);
        this.inbox = new InboxTable(database);
        this.pools = new PoolTable(database);
        this.slots = new SlotTable(database);
        this.statistics = new JdbcStatistics(database);
    }

    /** A store with the default settings, see {@link JdbcStoreBuilder}; makes its tables if they are missing. */
    public static JdbcStore create(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** Starts with the default settings. */
    public static JdbcStoreBuilder builder(DataSource dataSource) {
        return new JdbcStoreBuilder(dataSource);
    }

    /**
     * The calls of this store as a part of the app's own transaction: what is written is committed and rolled back with the
     * app's rows, and seen by others not before. For {@link io.calltracking.CallTracker#enqueue}, so that a call is placed
     * if, and only if, the row that asks for it is committed.
     *
     * <pre>{@code
     * connection.setAutoCommit(false);
     * orders.insert(connection, order);
     * tracker.enqueue(CallRequest.to(order.phone()).idempotencyKey(order.id()).build(), store.using(connection));
     * connection.commit();
     * }</pre>
     *
     * <p>Each operation runs behind a savepoint, so one that is refused or fails leaves the rest of the transaction whole,
     * on PostgreSQL too. What falls victim to another transaction is not run again: the transaction is the app's to roll
     * back and repeat. To be used by one thread at a time, as the connection, and not after the transaction.
     *
     * @param connection to this store's database, with auto-commit off; stays the app's to commit and close
     * @throws IllegalArgumentException when auto-commit is on: then there is no transaction to be a part of
     * @throws io.calltracking.CallTrackingException with {@link io.calltracking.ErrorCode#STORE_ERROR} when the connection
     *     does not work
     */
    public Calls using(Connection connection) {
        try {
            if (connection.getAutoCommit()) {
                throw new IllegalArgumentException("connection has auto-commit on, so there is no transaction to join:"
                        + " call setAutoCommit(false), or hand in the connection of the transaction that is under way");
            }
        } catch (SQLException e) {
            throw SqlFailure.report("join the app's transaction", e);
        }
        return new JdbcCalls(database.joining(connection));
    }

    /**
     * The database's time, unless the builder was given another clock. It is asked for every 30 seconds and counted on
     * from there; two instances differ by no more than their round trips to the database and the drift of half a
     * minute, a few milliseconds. The machine's own clock plays no part. May step back by as much.
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
        return calls.create(creation);
    }

    @Override
    public Written apply(CallUpdate update) {
        return calls.apply(update);
    }

    @Override
    public List<Written> applyAll(List<CallUpdate> updates) {
        return calls.applyAll(updates);
    }

    @Override
    public Written erase(CallUpdate update) {
        return calls.erase(update);
    }

    @Override
    public boolean delete(CallId id, long version) {
        return calls.delete(id, version);
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
        return events.events(id);
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
}
