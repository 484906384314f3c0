package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.LastCheck;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A call that is due has one holder at a time, and never none for longer than a lease. */
abstract class ClaimContract extends StoreConcern {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final LastCheck CHECK = new LastCheck(START, "ringing", "{\"status\":\"ringing\"}");

    ClaimContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void callIsClaimedFromTheMomentItIsDue() {
        Call call = created(draft().dueAt(START.plusMillis(1)));
        assertThat(store.claimDue(10, LEASE)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(claimed(10)).containsExactly(call);
    }

    @Test
    void callInAnyStatusIsClaimedWhenDueAndNeverWithoutATime() {
        List<Call> due = new ArrayList<>();
        for (CallStatus status : CallStatus.values()) {
            created(draft().status(status).to(newNumber()));
            due.add(created(draft().status(status).to(newNumber()).dueAt(START)));
        }
        assertThat(claimed(100)).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void longestDueIsClaimedFirst() {
        Call last = created(draft().dueAt(START));
        Call first = created(draft().dueAt(START.minusSeconds(60)));
        Call second = created(draft().dueAt(START.minusSeconds(59)));
        assertThat(claimed(2)).containsExactly(first, second);
        assertThat(claimed(2)).containsExactly(last);
    }

    @Test
    void claimedCallGoesToTheNextWhenTheLeaseRunsOut() {
        created(draft().dueAt(START));
        Claim claim = onlyClaim();
        assertThat(store.claimDue(10, LEASE)).isEmpty();
        clock.advance(LEASE.minusMillis(1));
        assertThat(store.claimDue(10, LEASE)).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(onlyClaim().token()).isGreaterThan(claim.token());
    }

    @Test
    void finishedCallIsDueWhenToldAndItsCheckIsKept() {
        Call call = created(draft().dueAt(START));
        assertThat(finish(onlyClaim(), CHECK, START.plusSeconds(5))).isEqualTo(1);
        assertThat(store.lastCheck(call.id())).contains(CHECK);
        assertThat(store.find(call.id())).contains(call);
        assertThat(store.events(call.id())).hasSize(1);
        assertThat(store.claimDue(10, LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(claimed(10)).containsExactly(call);
    }

    @Test
    void claimTellsWhenTheCallWasDue() {
        created(draft().dueAt(START.minusMillis(1_234)));
        assertThat(onlyClaim().dueAt()).isEqualTo(START.minusMillis(1_234));
        clock.advance(LEASE);
        assertThat(onlyClaim().dueAt()).as("the end of the first lease").isEqualTo(START.plus(LEASE));
    }

    @Test
    void callFinishedForGoodIsNotClaimedAgain() {
        created(draft().dueAt(START));
        assertThat(finish(onlyClaim(), CHECK, null)).isEqualTo(1);
        clock.advance(Duration.ofDays(1000));
        assertThat(store.claimDue(10, LEASE)).isEmpty();
    }

    @Test
    void finishWithoutACheckKeepsTheLastOne() {
        Call call = created(draft().dueAt(START).check(CHECK));
        assertThat(finish(onlyClaim(), null, START)).isEqualTo(1);
        assertThat(store.lastCheck(call.id())).contains(CHECK);
    }

    @Test
    void laterCheckReplacesTheEarlierOneWhole() {
        Call call = created(draft().dueAt(START).check(CHECK));
        LastCheck unanswered = new LastCheck(START.plusMillis(7), "timeout", null);
        assertThat(finish(onlyClaim(), unanswered, START)).isEqualTo(1);
        assertThat(store.lastCheck(call.id())).contains(unanswered);
        Call changed = applied(after(call).check(CHECK));
        assertThat(store.lastCheck(call.id())).contains(CHECK);
        applied(after(changed));
        assertThat(store.lastCheck(call.id())).contains(CHECK);
    }

    @Test
    void holderWhoseLeaseRanOutMayFinishWhileNobodyClaimed() {
        created(draft().dueAt(START));
        Claim claim = onlyClaim();
        clock.advance(LEASE.multipliedBy(2));
        assertThat(finish(claim, CHECK, null)).isEqualTo(1);
        assertThat(store.claimDue(10, LEASE)).isEmpty();
    }

    @Test
    void holderWithAnOlderTokenIsIgnored() {
        Call call = created(draft().dueAt(START));
        Claim slow = onlyClaim();
        clock.advance(LEASE);
        Claim next = onlyClaim();
        assertThat(finish(slow, CHECK, null)).isZero();
        assertThat(store.lastCheck(call.id())).isEmpty();
        assertThat(finish(next, CHECK, null)).isEqualTo(1);
    }

    @Test
    void finishIsIgnoredWhenTheCallChangedMeanwhile() {
        Call call = created(draft().dueAt(START));
        Claim claim = onlyClaim();
        applied(after(call).status(CallStatus.INITIATED).dueAt(START.plusSeconds(9)));
        assertThat(finish(claim, CHECK, null)).isZero();
        assertThat(store.lastCheck(call.id())).isEmpty();
        clock.advance(Duration.ofSeconds(9));
        assertThat(store.claimDue(10, LEASE)).hasSize(1);
    }

    @Test
    void changeSetsWhenTheCallIsDueWhoeverHoldsIt() {
        Call call = created(draft().dueAt(START));
        onlyClaim();
        Call changed = applied(after(call).dueAt(START));
        assertThat(claimed(10)).containsExactly(changed);
        applied(after(changed));
        clock.advance(LEASE.multipliedBy(2));
        assertThat(store.claimDue(10, LEASE)).isEmpty();
    }

    @Test
    void manyClaimsAreFinishedTogetherAndEachIsJudgedAlone() {
        List<Call> calls = IntStream.range(0, 20)
                .mapToObj(i -> created(draft().dueAt(START.minusSeconds(i))))
                .toList();
        List<Claim> claims = store.claimDue(20, LEASE);
        applied(after(calls.get(3)));
        applied(after(calls.get(11)));
        List<FinishedCheck> finished = IntStream.range(0, 20)
                .mapToObj(i -> new FinishedCheck(claims.get(i), i % 2 == 0 ? CHECK : null, null))
                .toList();
        assertThat(store.finish(finished)).isEqualTo(18);
        assertThat(calls.stream().filter(call -> store.lastCheck(call.id()).isPresent()))
                .hasSizeBetween(8, 10);
        assertThat(store.finish(List.of())).isZero();
    }

    @Test
    void claimThatIsFinishedTwiceAtOnceCountsTwiceAndTheLastWordHolds() {
        Call call = created(draft().dueAt(START));
        Claim claim = onlyClaim();
        assertThat(store.finish(List.of(
                        new FinishedCheck(claim, CHECK, START.plusSeconds(60)),
                        new FinishedCheck(claim, null, START.plusSeconds(5)))))
                .isEqualTo(2);
        assertThat(store.lastCheck(call.id())).contains(CHECK);
        clock.advance(Duration.ofSeconds(5));
        assertThat(claimed(10)).containsExactly(call);
    }

    @Test
    void olderAndLaterClaimOfACallThatAreFinishedTogetherAreJudgedAlone() {
        LastCheck late = new LastCheck(START, "ringing for long", null);
        for (boolean olderFirst : List.of(true, false)) {
            Call call = created(draft().dueAt(clock.instant()).to(newNumber()));
            FinishedCheck older = new FinishedCheck(onlyClaim(), late, clock.instant());
            clock.advance(LEASE);
            FinishedCheck later = new FinishedCheck(onlyClaim(), CHECK, null);
            assertThat(store.finish(olderFirst ? List.of(older, later) : List.of(later, older)))
                    .isEqualTo(1);
            assertThat(store.lastCheck(call.id())).contains(CHECK);
            assertThat(store.claimDue(10, LEASE)).isEmpty();
        }
    }

    @Test
    void finishOfAnUnknownCallIsIgnored() {
        Call unknown = draft().update().call();
        assertThat(finish(new Claim(unknown, START, 1), CHECK, START)).isZero();
        assertThat(store.lastCheck(unknown.id())).isEmpty();
    }

    @Test
    void noTwoOfManyHoldTheSameCall() throws Exception {
        Set<CallId> due = IntStream.range(0, 200)
                .mapToObj(i -> created(draft().dueAt(START)).id())
                .collect(Collectors.toSet());
        List<List<CallId>> held = Race.run(i -> this::claimAll);
        List<CallId> all = held.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().hasSameElementsAs(due);
    }

    @Test
    void noTwoOfManyTakeOverTheSameCall() throws Exception {
        IntStream.range(0, 50).forEach(i -> created(draft().dueAt(START)));
        List<Claim> dead = store.claimDue(50, LEASE);
        clock.advance(LEASE);
        List<List<CallId>> held = Race.run(i -> this::claimAll);
        assertThat(held.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .hasSize(50);
        assertThat(store.finish(dead.stream()
                        .map(claim -> new FinishedCheck(claim, CHECK, START))
                        .toList()))
                .isZero();
    }

    private List<CallId> claimAll() {
        List<CallId> mine = new ArrayList<>();
        List<Claim> batch = store.claimDue(7, LEASE);
        while (!batch.isEmpty()) {
            batch.forEach(claim -> mine.add(claim.call().id()));
            assertThat(mine).doesNotHaveDuplicates();
            batch = store.claimDue(7, LEASE);
        }
        return mine;
    }

    private List<Call> claimed(int max) {
        return store.claimDue(max, LEASE).stream().map(Claim::call).toList();
    }

    private Claim onlyClaim() {
        List<Claim> claims = store.claimDue(10, LEASE);
        assertThat(claims).hasSize(1);
        return claims.get(0);
    }

    private int finish(Claim claim, @Nullable LastCheck check, @Nullable Instant dueAt) {
        return store.finish(List.of(new FinishedCheck(claim, check, dueAt)));
    }
}
