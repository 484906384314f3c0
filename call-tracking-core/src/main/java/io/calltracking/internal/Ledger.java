package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.PoolUsage;
import io.calltracking.QueuePosition;
import io.calltracking.SlotHolder;
import io.calltracking.SlotHolder.Problem;
import io.calltracking.SlotLedger;
import io.calltracking.Turn;
import io.calltracking.lifecycle.Observation;
import io.calltracking.lifecycle.SlotNews;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.ConcurrencyResult;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ledger over the store. Thread-safe. */
final class Ledger implements SlotLedger {
    private static final int MAX_HOLDERS = 10_000;
    private static final int SAMPLE = 50;
    private static final int FEWEST = 5;
    private static final Duration ANSWER_TIME = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final Comparator<SlotHolder> PRESSING_FIRST =
            Comparator.comparing(SlotHolder::problem).reversed().thenComparing(SlotHolder::since);

    private final Store store;
    private final Providers providers;
    private final CallRecorder recorder;
    private final SlotPicker picker;
    private final Bell slotFreed;
    private final SlotWatch watch = new SlotWatch(this);

    Ledger(Store store, Providers providers, CallRecorder recorder, SlotPicker picker, Bell slotFreed) {
        this.store = store;
        this.providers = providers;
        this.recorder = recorder;
        this.picker = picker;
        this.slotFreed = slotFreed;
    }

    @Override
    public void limit(PoolLimit limit) {
        store.limit(limit);
        slotFreed.ring();
    }

    @Override
    public void unlimit(Pool pool) {
        store.unlimit(pool);
        slotFreed.ring();
    }

    @Override
    public PoolLimit limitAsProviderSays(String provider, String owner) {
        CallProvider asked = providers.choose(provider);
        ConcurrencyResult told = asked.concurrency(owner);
        if (!(told instanceof ConcurrencyResult.Known known)) {
            String reason = told instanceof ConcurrencyResult.Failed failed ? failed.reason() : "it does not tell";
            throw CallTrackingException.of(
                    ErrorCode.ofProvider(provider), "asking " + provider + " how many calls may be live: " + reason);
        }
        Pool account = Pool.account(asked.account(owner));
        Map<String, Integer> guaranteed = store.limits(List.of(account)).stream()
                .findFirst()
                .map(PoolLimit::guaranteed)
                .orElse(Map.of());
        PoolLimit limit = new PoolLimit(account, known.limit(), guaranteed);
        limit(limit);
        return limit;
    }

    @Override
    public List<PoolLimit> limits() {
        return store.limits();
    }

    @Override
    public PoolUsage usage(Pool pool) {
        OptionalInt cap = limit(pool).map(limit -> OptionalInt.of(limit.cap())).orElse(OptionalInt.empty());
        return new PoolUsage(pool, cap, store.takenPlaces(pool).size());
    }

    private Optional<PoolLimit> limit(Pool pool) {
        PoolView view = picker.look();
        view.load(List.of(pool));
        return view.limit(pool);
    }

    @Override
    public List<SlotHolder> holders() {
        return read(null);
    }

    @Override
    public List<SlotHolder> holders(Pool pool) {
        return read(pool);
    }

    @Override
    public List<SlotHolder> problems() {
        return watch.problems();
    }

    /** Looks for problems, and warns of new ones. */
    void watch() {
        watch.look();
    }

    private List<SlotHolder> read(@Nullable Pool pool) {
        Instant now = store.clock().instant();
        return store.holders(pool, null, MAX_HOLDERS).stream()
                .map(call -> holder(call, now))
                .sorted(PRESSING_FIRST)
                .toList();
    }

    private static SlotHolder holder(Call call, Instant now) {
        Instant initiated = call.times().initiated();
        Instant since = initiated == null ? call.times().created() : initiated;
        Duration silentFor = Duration.between(call.times().updated(), now);
        return new SlotHolder(call, since, silentFor, problem(call, Duration.between(since, now), silentFor));
    }

    private static Problem problem(Call call, Duration held, Duration silentFor) {
        if (call.status().isTerminal() && !call.state().retryExpected()) {
            return Problem.CLOSED_BUT_LIVE;
        }
        if (call.providerCallId() == null && held.compareTo(ANSWER_TIME) > 0) {
            return Problem.NO_PROVIDER_CALL_ID;
        }
        return silentFor.compareTo(SILENCE) > 0 ? Problem.SILENT : Problem.NONE;
    }

    @Override
    public Optional<QueuePosition> position(CallId id) {
        Call call = get(id);
        Turn turn = call.state().turn();
        if (turn == null) {
            return Optional.empty();
        }
        int before = store.waitingBefore(turn, id);
        return Optional.of(new QueuePosition(before + 1, estimate(before + 1, turn)));
    }

    /** Each place serves one call after the other: so many rounds of the mean time that the latest calls were live. */
    private @Nullable Duration estimate(int position, Turn turn) {
        int cap = limit(Pool.account(turn.account())).map(PoolLimit::cap).orElse(0);
        List<Duration> live = store
                .list(CallQuery.all()
                        .withDeleted()
                        .statuses(Set.of(CallStatus.COMPLETED, CallStatus.NO_ANSWER, CallStatus.BUSY))
                        .newest()
                        .limit(SAMPLE))
                .stream()
                .filter(call -> providers.account(call).equals(turn.account()))
                .flatMap(call -> liveFor(call).stream())
                .toList();
        if (cap == 0 || live.size() < FEWEST) {
            return null;
        }
        Duration mean = live.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(live.size());
        return mean.multipliedBy(position).dividedBy(cap);
    }

    private static Optional<Duration> liveFor(Call call) {
        Instant initiated = call.times().initiated();
        Instant ended = call.times().ended();
        return initiated == null || ended == null || ended.isBefore(initiated)
                ? Optional.empty()
                : Optional.of(Duration.between(initiated, ended));
    }

    @Override
    public Call release(CallId id, String operator) {
        if (get(id).state().slot() == null) {
            return get(id);
        }
        Observation released = Observation.from(EventSource.OPERATOR)
                .slotNews(new SlotNews.Released())
                .note("slot released by " + operator)
                .build();
        return recorder.record(id, released).call();
    }

    @Override
    public Call release(String provider, String providerCallId, String operator) {
        Call call = store.findByProviderCallId(provider, providerCallId)
                .orElseThrow(() -> CallTrackingException.of(
                        ErrorCode.CALL_NOT_FOUND, "no call is " + providerCallId + " at " + provider));
        return release(call.id(), operator);
    }

    private Call get(CallId id) {
        return store.find(id).orElseThrow(() -> CallTrackingException.notFound(id));
    }
}
