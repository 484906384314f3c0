package io.calltracking.testkit;

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
import io.calltracking.campaign.CallSums;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Statistics;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import io.calltracking.store.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store in the memory of one process, for tests. It is the reference the real stores are compared with, so it is
 * written to be read: a sorted map of calls, a list of all events, a list of webhooks, one lock, and every search goes through everything.
 * Thread-safe. Everything is gone with the object.
 */
public final class InMemoryStore extends MemoryCampaigns implements Store {
    private static final Comparator<ParkedWebhook> OLDEST_FIRST = Comparator.comparing(ParkedWebhook::receivedAt)
            .thenComparing(webhook -> webhook.id().toString());

    private final Clock clock;
    private final NavigableMap<CallId, StoredCall> calls = new TreeMap<>();
    private final MemoryStatistics statistics = new MemoryStatistics(this, calls);
    private final List<@Nullable CallEvent> feed = new ArrayList<>();
    private final List<ParkedWebhook> inbox = new ArrayList<>();
    private final NavigableMap<Pool, PoolLimit> limits = new TreeMap<>(
            Comparator.comparing((Pool pool) -> pool.kind().name()).thenComparing(Pool::name));

    private InMemoryStore(Clock clock) {
        super(clock);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** An empty store that goes by the clock of this machine. */
    public static InMemoryStore create() {
        return new InMemoryStore(Clock.tickMillis(ZoneOffset.UTC));
    }

    /** An empty store that goes by this clock, which must tick no finer than milliseconds. */
    public static InMemoryStore create(Clock clock) {
        return new InMemoryStore(clock);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public synchronized Written create(CallUpdate creation) {
        Call call = creation.call();
        StoredCall there = calls.get(call.id());
        if (there != null) {
            return there.holds(creation.event()) ? Written.DONE : Written.STALE;
        }
        if (call.spec().idempotencyKey() != null
                && findByIdempotencyKey(call.owner(), call.spec().idempotencyKey())
                        .isPresent()) {
            return Written.KEY_TAKEN;
        }
        return write(creation, StoredCall.NEW);
    }

    @Override
    public synchronized Written apply(CallUpdate update) {
        StoredCall stored = calls.get(update.call().id());
        if (stored == null) {
            return Written.STALE;
        }
        if (stored.holds(update.event())) {
            return Written.DONE;
        }
        String dedupeKey = update.event().dedupeKey();
        if (dedupeKey != null && stored.log().stream().anyMatch(event -> dedupeKey.equals(event.dedupeKey()))) {
            return Written.REPEATED;
        }
        if (stored.current().version() != update.call().version() - 1) {
            return Written.STALE;
        }
        return write(update, stored);
    }

    @Override
    public synchronized List<Written> applyAll(List<CallUpdate> updates) {
        return updates.stream().map(this::apply).toList();
    }

    @Override
    public synchronized Written erase(CallUpdate update) {
        Written written = apply(update);
        if (written == Written.DONE) {
            CallId id = update.call().id();
            calls.put(id, Objects.requireNonNull(calls.get(id)).withoutPayloads());
            feed.replaceAll(
                    event -> event == null || !event.callId().equals(id) ? event : StoredCall.withoutPayload(event));
        }
        return written;
    }

    @Override
    public synchronized boolean delete(CallId id, long version) {
        StoredCall stored = calls.get(id);
        if (stored == null || stored.current().version() != version) {
            return false;
        }
        calls.remove(id);
        statistics.forget(id);
        feed.replaceAll(event -> event == null || event.callId().equals(id) ? null : event);
        return true;
    }

    private Written write(CallUpdate update, StoredCall before) {
        Call call = update.call();
        List<Call> others = currents(other -> !other.id().equals(call.id())).toList();
        if (others.stream().anyMatch(other -> sameProviderCall(other, call.provider(), call.providerCallId()))) {
            return Written.PROVIDER_ID_TAKEN;
        }
        if (call.status().isUnsettled() && others.stream().anyMatch(other -> isUnsettled(other, call.to()))) {
            return Written.NUMBER_UNSETTLED;
        }
        if (call.status().isUnsettled() && others.stream().anyMatch(other -> isUnsettledContact(other, call))) {
            return Written.CONTACT_UNSETTLED;
        }
        if (others.stream().anyMatch(other -> MemorySlots.clash(other, call))) {
            return Written.SLOT_TAKEN;
        }
        String held = call.heldNumber();
        if (held != null && others.stream().anyMatch(other -> held.equals(other.heldNumber()))) {
            return Written.NUMBER_LIVE;
        }
        calls.put(call.id(), before.with(update));
        feed.add(update.event());
        return Written.DONE;
    }

    @Override
    public synchronized Optional<Call> find(CallId id) {
        return Optional.ofNullable(calls.get(id)).map(StoredCall::current);
    }

    @Override
    public synchronized Optional<Call> findByProviderCallId(String provider, String providerCallId) {
        return currents(call -> sameProviderCall(call, provider, providerCallId))
                .findFirst();
    }

    @Override
    public synchronized List<Call> findByProviderCallIds(String provider, Set<String> providerCallIds) {
        return currents(call -> providerCallIds.stream().anyMatch(id -> sameProviderCall(call, provider, id)))
                .toList();
    }

    @Override
    public synchronized Optional<Call> findByIdempotencyKey(String owner, String idempotencyKey) {
        return currents(call -> call.owner().equals(owner)
                        && idempotencyKey.equals(call.spec().idempotencyKey()))
                .findFirst();
    }

    @Override
    public synchronized List<Call> list(CallQuery query) {
        NavigableMap<CallId, StoredCall> ordered = query.newestFirst() ? calls.descendingMap() : calls;
        CallId after = query.after();
        return (after == null ? ordered : ordered.tailMap(after, false))
                .values().stream()
                        .map(StoredCall::current)
                        .filter(call -> MemoryFilter.meets(call, query.filter()))
                        .skip(query.skipped())
                        .limit(query.limit())
                        .toList();
    }

    @Override
    public synchronized long count(CallFilter filter) {
        return currents(call -> MemoryFilter.meets(call, filter)).count();
    }

    @Override
    public synchronized List<CallEvent> events(CallId id) {
        StoredCall stored = calls.get(id);
        return stored == null ? List.of() : stored.log();
    }

    @Override
    public synchronized List<FeedEntry> feed(long after, int max) {
        return LongStream.range(Math.min(after, feed.size()), feed.size())
                .boxed()
                .flatMap(i -> Stream.ofNullable(feed.get(i.intValue())).map(event -> new FeedEntry(i + 1, event)))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized long feedEnd() {
        return feed.size();
    }

    @Override
    public synchronized List<Claim> claimDue(int max, Duration lease) {
        Instant now = clock.instant();
        List<StoredCall> due = calls.values().stream()
                .filter(stored -> stored.isDue(now))
                .sorted(StoredCall.LONGEST_DUE_FIRST)
                .limit(max)
                .toList();
        List<Claim> claims = new ArrayList<>();
        for (StoredCall stored : due) {
            StoredCall claimed = stored.claimedUntil(now.plus(lease));
            calls.put(stored.current().id(), claimed);
            claims.add(new Claim(claimed.current(), stored.due(), claimed.token()));
        }
        return List.copyOf(claims);
    }

    @Override
    public synchronized int finish(Collection<FinishedCheck> checks) {
        int held = 0;
        for (FinishedCheck check : checks) {
            StoredCall stored = calls.get(check.claim().call().id());
            if (stored != null && stored.isHeldBy(check.claim())) {
                calls.put(stored.current().id(), stored.finished(check));
                held++;
            }
        }
        return held;
    }

    @Override
    public synchronized Optional<LastCheck> lastCheck(CallId id) {
        return Optional.ofNullable(calls.get(id)).map(StoredCall::check);
    }

    @Override
    public synchronized boolean park(ParkedWebhook webhook) {
        boolean kept = inbox.stream()
                .anyMatch(other -> other.id().equals(webhook.id())
                        || (sameCall(other, webhook.provider(), webhook.providerCallId())
                                && other.dedupeKey().equals(webhook.dedupeKey())));
        return !kept && inbox.add(webhook);
    }

    @Override
    public synchronized List<ParkedWebhook> parked(String provider, String providerCallId) {
        return inbox.stream()
                .filter(webhook -> sameCall(webhook, provider, providerCallId))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public synchronized List<ParkedWebhook> parkedForKnownCalls(int max) {
        return inbox.stream()
                .filter(webhook -> findByProviderCallId(webhook.provider(), webhook.providerCallId())
                        .isPresent())
                .sorted(OLDEST_FIRST)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void unpark(UUID id) {
        inbox.removeIf(webhook -> webhook.id().equals(id));
    }

    @Override
    public synchronized int dropParkedBefore(Instant time) {
        int before = inbox.size();
        inbox.removeIf(webhook -> webhook.receivedAt().isBefore(time));
        return before - inbox.size();
    }

    @Override
    public synchronized List<PoolLimit> limits(Collection<Pool> pools) {
        return limits().stream().filter(limit -> pools.contains(limit.pool())).toList();
    }

    @Override
    public synchronized List<PoolLimit> limits() {
        return List.copyOf(limits.values());
    }

    @Override
    public synchronized void limit(PoolLimit limit) {
        limits.put(limit.pool(), limit);
    }

    @Override
    public synchronized void unlimit(Pool pool) {
        limits.remove(pool);
    }

    @Override
    public synchronized List<String> takenPlaces(Pool pool) {
        return currents(call -> MemorySlots.isIn(call, pool))
                .map(call -> MemorySlots.place(call, pool))
                .toList();
    }

    @Override
    public synchronized List<Call> holders(@Nullable Pool pool, @Nullable CallId after, int max) {
        return currents(call -> call.state().slot() != null && (pool == null || MemorySlots.isIn(call, pool)))
                .filter(call -> after == null || call.id().compareTo(after) > 0)
                .limit(max)
                .toList();
    }

    @Override
    public synchronized List<String> awaitedAccounts() {
        return currents(call -> true)
                .flatMap(call -> Stream.ofNullable(call.state().turn()))
                .map(Turn::account)
                .distinct()
                .toList();
    }

    @Override
    public synchronized List<Call> waiting(WaitingPage page) {
        return MemorySlots.waiting(currents(call -> true), page);
    }

    @Override
    public synchronized int waitingBefore(Turn turn, CallId id) {
        return (int) currents(call -> MemorySlots.waitsFor(call, turn.account()))
                .filter(call -> MemorySlots.order(call, turn, id) < 0)
                .count();
    }

    @Override
    public synchronized long nextTurn(String account, int lane, String owner) {
        return MemorySlots.nextTurn(currents(call -> MemorySlots.waitsFor(call, account)), lane, owner);
    }

    @Override
    public synchronized CallSums callSums(String campaign) {
        return MemorySums.of(
                currents(call -> campaign.equals(call.spec().campaign())).toList());
    }

    /** How much is stored. */
    @Override
    public synchronized String toString() {
        return "InMemoryStore[" + calls.size() + " calls, " + inbox.size() + " parked webhooks]";
    }

    private Stream<Call> currents(Predicate<Call> filter) {
        return calls.values().stream().map(StoredCall::current).filter(filter);
    }

    private static boolean sameProviderCall(Call call, String provider, @Nullable String providerCallId) {
        return providerCallId != null
                && call.provider().equals(provider)
                && providerCallId.equals(call.providerCallId());
    }

    private static boolean isUnsettled(Call call, String number) {
        return call.status().isUnsettled() && call.to().equals(number);
    }

    private static boolean isUnsettledContact(Call other, Call call) {
        String contact = call.spec().contact();
        return contact != null
                && other.status().isUnsettled()
                && other.owner().equals(call.owner())
                && contact.equals(other.spec().contact());
    }

    private static boolean sameCall(ParkedWebhook webhook, String provider, String providerCallId) {
        return webhook.provider().equals(provider) && webhook.providerCallId().equals(providerCallId);
    }
}
