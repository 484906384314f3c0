package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Pool;
import io.calltracking.Slot;
import io.calltracking.Turn;
import io.calltracking.internal.CallRecorder.Recorded;
import io.calltracking.internal.SlotPicker.Pick;
import io.calltracking.lifecycle.Observation;
import io.calltracking.lifecycle.SlotNews;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import io.calltracking.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calls that wait in our queue. A call leaves it by one change that takes a slot and makes it
 * {@link CallStatus#INITIATED}; whoever writes that change, and nobody else, then asks the provider. Thread-safe.
 */
final class WaitingLine {
    static final Duration NUMBER_PAUSE = Duration.ofSeconds(5);
    private static final int CLASHES = 20;
    private static final int PAGE = 50;
    private static final int MAX_PAGES = 5;
    private static final int MOST_PASSED = 8;
    private static final Set<CallStatus> WAITING = Set.of(CallStatus.PENDING);

    private final Store store;
    private final SlotPicker picker;
    private final CallRecorder recorder;

    WaitingLine(Store store, SlotPicker picker, CallRecorder recorder) {
        this.store = store;
        this.picker = picker;
        this.recorder = recorder;
    }

    /** What came of letting a call go. */
    sealed interface Let {

        /**
         * It is {@link CallStatus#INITIATED}, and whoever let it go has to dial it.
         *
         * @param call as it is now
         */
        record Gone(Call call) implements Let {}

        /** It cannot go for a reason of its own, or is gone already. */
        record Held() implements Let {}

        /**
         * A pool is full.
         *
         * @param pool which
         * @param forAll whether for every call of the pool
         */
        record Full(Pool pool, boolean forAll) implements Let {}
    }

    /**
     * The next turn for such a call: behind the owner's own, and behind the first who may go. Those who are held back by
     * their own limits are passed by others meanwhile, so their numbers say nothing of how far the line has come.
     */
    Turn nextTurn(CallSpec spec, String account) {
        int lane = Turn.lane(spec);
        long number = Math.max(store.nextTurn(account, lane, spec.owner()), firstWhoMayGo(account, lane) + 1);
        return new Turn(account, lane, number);
    }

    /** The number of the first in the lane who is not held back; 0 when there is none among those near the head. */
    private long firstWhoMayGo(String account, int lane) {
        PoolView view = picker.look();
        Set<String> heldBack = new HashSet<>();
        Call after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            List<Call> waiting = store.waiting(new WaitingPage(account, after, heldBack, Set.of(), PAGE));
            for (Call call : waiting) {
                if (turn(call).lane() >= lane && !heldBack.contains(call.owner())) {
                    if (turn(call).lane() > lane) {
                        return 0;
                    }
                    if (!picker.isHeldBack(view, call.spec(), account)) {
                        return turn(call).number();
                    }
                    heldBack.add(call.owner());
                }
                after = call;
            }
            if (waiting.size() < PAGE) {
                return 0;
            }
        }
        return 0;
    }

    /** Whether calls wait that go before such a one. */
    boolean goesAfterOthers(PoolView view, CallSpec spec, String account) {
        return firstLane(view, account) <= Turn.lane(spec);
    }

    /**
     * The lane of whoever goes first at an account; beyond all lanes when nobody waits. Those whose owner or campaign is at its
     * limit let others pass, unless there are many such owners and campaigns.
     */
    int firstLane(PoolView view, String account) {
        Set<String> fullOwners = new HashSet<>();
        Set<String> fullCampaigns = new HashSet<>();
        for (int passed = 0; ; passed++) {
            List<Call> first = store.waiting(new WaitingPage(account, null, fullOwners, fullCampaigns, 1));
            if (first.isEmpty()) {
                return Integer.MAX_VALUE;
            }
            Call call = first.get(0);
            Optional<Pool> full =
                    passed < MOST_PASSED ? picker.heldBackBy(view, call.spec(), account) : Optional.empty();
            if (full.isEmpty()) {
                return turn(call).lane();
            }
            (full.get().kind() == Pool.Kind.OWNER ? fullOwners : fullCampaigns)
                    .add(full.get().name());
        }
    }

    /** What {@link #letGo(PoolView, Call, String)} goes by for a while. */
    PoolView look() {
        return picker.look();
    }

    /** Lets a waiting call go if there is a slot for it. */
    Let letGo(PoolView view, Call waiting, String account) {
        if (expire(waiting)) {
            return new Let.Held();
        }
        for (int clash = 0; clash < CLASHES; clash++) {
            Pick pick = picker.pick(view, waiting.id(), waiting.spec(), account);
            if (pick instanceof Pick.Full full) {
                return new Let.Full(full.pool(), full.forAll());
            }
            Slot slot = ((Pick.Free) pick).slot();
            Observation turn = Observation.from(EventSource.SYSTEM)
                    .status(CallStatus.INITIATED)
                    .onlyFrom(WAITING)
                    .occurredAt(store.clock().instant())
                    .slotNews(new SlotNews.Taken(slot))
                    .build();
            Recorded recorded = recorder.record(waiting.id(), turn);
            if (recorded.written().isHeldByNumber()) {
                leaveFor(waiting, NUMBER_PAUSE);
                return new Let.Held();
            }
            List<Pool> pools = Pools.of(waiting.spec(), account);
            if (recorded.written() == Written.SLOT_TAKEN) {
                pools.forEach(view::forget);
            } else if (recorded.effect() == Effect.MOVED) {
                view.took(pools, slot);
                return new Let.Gone(recorded.call());
            } else {
                return new Let.Held();
            }
        }
        return new Let.Held();
    }

    /**
     * Lets a claimed call go, or puts it where it has to wait.
     *
     * @return the call to be dialed; empty when there is none
     */
    Optional<Call> letGo(Claim claim, String account) {
        Call call = claim.call();
        if (call.state().turn() != null) {
            store.finish(List.of(new FinishedCheck(claim, null, Schedules.expiry(call))));
            return Optional.empty();
        }
        PoolView view = picker.look();
        Let let = goesAfterOthers(view, call.spec(), account) && picker.isLimited(view, call.spec(), account)
                ? new Let.Full(Pool.account(account), true)
                : letGo(view, call, account);
        if (let instanceof Let.Gone gone) {
            return Optional.of(gone.call());
        }
        if (let instanceof Let.Full) {
            queue(call, nextTurn(call.spec(), account));
        } else {
            Instant later = store.clock().instant().plus(NUMBER_PAUSE);
            store.finish(List.of(new FinishedCheck(claim, null, later)));
        }
        return Optional.empty();
    }

    private void queue(Call call, Turn turn) {
        recorder.record(call.id(), news("waits for a slot", turn));
    }

    /** Takes a call whose number is busy with another one out of the queue, to come back by itself. */
    private void leaveFor(Call call, Duration pause) {
        recorder.record(
                call.id(),
                news("waits for another call to this number or contact", null),
                null,
                store.clock().instant().plus(pause));
    }

    private static Observation news(String note, @Nullable Turn turn) {
        return Observation.from(EventSource.SYSTEM)
                .onlyFrom(WAITING)
                .slotNews(new SlotNews.Queued(turn))
                .note(note)
                .build();
    }

    /** Ends a waiting call that may wait no longer; whether it did. */
    boolean expire(Call call) {
        Instant expiry = Schedules.expiry(call);
        boolean over = call.status() == CallStatus.PENDING
                && expiry != null
                && !store.clock().instant().isBefore(expiry);
        if (over) {
            recordExpiry(call);
        }
        return over;
    }

    private void recordExpiry(Call call) {
        String text = "waited in our queue for longer than " + call.spec().maxWait();
        recorder.record(
                call.id(),
                Observation.from(EventSource.SYSTEM)
                        .status(CallStatus.FAILED)
                        .facts(CallFacts.builder()
                                .failure(new Failure(Failure.EXPIRED, text))
                                .build())
                        .onlyFrom(WAITING)
                        .note(text)
                        .build());
    }

    static Turn turn(Call waiting) {
        return Objects.requireNonNull(waiting.state().turn(), "turn");
    }
}
