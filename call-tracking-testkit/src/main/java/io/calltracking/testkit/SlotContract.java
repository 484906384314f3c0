package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.Slot;
import io.calltracking.Turn;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import io.calltracking.store.Written;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Places are held by one call each, turns are given in order, limits are kept. */
abstract class SlotContract extends StoreConcern {
    private static final Slot FIRST = new Slot("bolna", "0", "0", null);

    SlotContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void placeOfAnAccountIsHeldByOneCall() {
        created(live("a", FIRST));

        assertThat(store.create(live("b", FIRST).update())).isEqualTo(Written.SLOT_TAKEN);
        assertThat(store.create(live("b", FIRST.with(Pool.Kind.ACCOUNT, "1")).update()))
                .isEqualTo(Written.DONE);
        assertThat(store.create(live("c", new Slot("bland", "0", "0", null)).update()))
                .as("the same place of another account")
                .isEqualTo(Written.DONE);
    }

    @Test
    void placeOfAnOwnerIsHeldByOneCall() {
        created(live("a", FIRST));

        assertThat(store.create(live("a", FIRST.with(Pool.Kind.ACCOUNT, "1")).update()))
                .isEqualTo(Written.SLOT_TAKEN);
    }

    @Test
    void placeOfACampaignIsHeldByOneCall() {
        created(live("a", new Slot("bolna", "0", "0", "0")).campaign("c-1"));

        Draft second = live("b", new Slot("bolna", "0", "1", "0"));
        assertThat(store.create(second.campaign("c-1").update())).isEqualTo(Written.SLOT_TAKEN);
        assertThat(store.create(second.campaign("c-2").update())).isEqualTo(Written.DONE);
    }

    @Test
    void refusedChangeLeavesTheCallWaiting() {
        created(live("a", FIRST));
        Call waiting = created(waiting("b", 1));

        Draft change = after(waiting).status(CallStatus.INITIATED).slot(FIRST);

        assertThat(store.apply(change.update())).isEqualTo(Written.SLOT_TAKEN);
        assertThat(store.find(waiting.id())).contains(waiting);
        assertThat(store.events(waiting.id())).hasSize(1);
    }

    @Test
    void placeIsFreeWithTheChangeThatGivesItBack() {
        Call call = created(live("a", FIRST));

        applied(after(call).status(CallStatus.COMPLETED));

        assertThat(store.takenPlaces(Pool.account("bolna"))).isEmpty();
        assertThat(store.create(live("a", FIRST).update())).isEqualTo(Written.DONE);
    }

    @Test
    void takenPlacesAreThoseOfThePool() {
        created(live("a", new Slot("bolna", "3", "7", "1")).campaign("c-1"));
        created(live("b", new Slot("bolna", "0", "8", null)));
        created(live("a", new Slot("bland", "4", "0@a", null)));
        created(waiting("a", 1));

        assertThat(store.takenPlaces(Pool.owner("a"))).containsExactlyInAnyOrder("3", "4");
        assertThat(store.takenPlaces(Pool.account("bolna"))).containsExactlyInAnyOrder("7", "8");
        assertThat(store.takenPlaces(Pool.account("bland"))).containsExactly("0@a");
        assertThat(store.takenPlaces(Pool.campaign("c-1"))).containsExactly("1");
        assertThat(store.takenPlaces(Pool.campaign("c-2"))).isEmpty();
    }

    @Test
    void holdersAreListedOldestFirst() {
        Call first = created(live("a", FIRST));
        Call second = created(live("b", new Slot("bland", "0", "0", null)));
        Call third = created(live("b", new Slot("bolna", "1", "1", null)));
        created(waiting("b", 1));

        assertThat(store.holders(null, null, 10)).containsExactly(first, second, third);
        assertThat(store.holders(null, first.id(), 1)).containsExactly(second);
        assertThat(store.holders(Pool.account("bolna"), null, 10)).containsExactly(first, third);
        assertThat(store.holders(Pool.owner("b"), second.id(), 10)).containsExactly(third);
        assertThat(store.holders(Pool.campaign("none"), null, 10)).isEmpty();
    }

    @Test
    void whoWaitsIsReadInTurn() {
        Call last = created(waiting("a", 9));
        Call twin = created(waiting("b", 9));
        Call first = created(waiting("c", 2));
        Call lane = created(waiting("c", 1).turn(new Turn("bolna", 3, 1)));
        created(waiting("c", 1).turn(new Turn("bland", 1, 1)));
        created(live("d", FIRST));

        assertThat(store.waiting(WaitingPage.first("bolna", 10))).containsExactly(first, last, twin, lane);
        assertThat(store.waiting(page(last, Set.of(), Set.of()))).containsExactly(twin, lane);
        assertThat(store.waiting(page(null, Set.of("a", "b"), Set.of()))).containsExactly(first, lane);
        assertThat(store.waiting(WaitingPage.first("bolna", 2))).containsExactly(first, last);
        assertThat(store.awaitedAccounts()).containsExactlyInAnyOrder("bland", "bolna");
    }

    @Test
    void campaignsCanBeLeftOut() {
        Call direct = created(waiting("a", 1));
        Call one = created(waiting("a", 2).campaign("c-1"));
        created(waiting("a", 3).campaign("c-2"));

        assertThat(store.waiting(page(null, Set.of(), Set.of("c-2")))).containsExactly(direct, one);
    }

    @Test
    void positionCountsThoseBefore() {
        Call first = created(waiting("a", 2));
        Call twin = created(waiting("b", 2));
        Call last = created(waiting("a", 1).turn(new Turn("bolna", 2, 1)));

        assertThat(before(first)).isZero();
        assertThat(before(twin)).isEqualTo(1);
        assertThat(before(last)).isEqualTo(2);
    }

    @Test
    void ownersTakeTurns() {
        assertThat(store.nextTurn("bolna", 1, "a")).isEqualTo(1);
        created(waiting("a", 5));
        created(waiting("a", 6));

        assertThat(store.nextTurn("bolna", 1, "a")).isEqualTo(7);
        assertThat(store.nextTurn("bolna", 1, "b"))
                .as("after the first, before the second of the other")
                .isEqualTo(6);
        assertThat(store.nextTurn("bolna", 2, "a")).as("another lane").isEqualTo(1);
        assertThat(store.nextTurn("bland", 1, "a")).as("another account").isEqualTo(1);
    }

    @Test
    void whoNoLongerWaitsHasNoTurn() {
        Call waiting = created(waiting("a", 5));

        applied(after(waiting).status(CallStatus.INITIATED).slot(FIRST));

        assertThat(store.awaitedAccounts()).isEmpty();
        assertThat(store.nextTurn("bolna", 1, "a")).isEqualTo(1);
    }

    @Test
    void limitsAreKeptPerPool() {
        PoolLimit account = new PoolLimit(Pool.account("bolna"), 10, Map.of("a", 2, "Ünïcode ☎ '\"", 3));
        PoolLimit owner = PoolLimit.of(Pool.owner("bolna"), 0);
        store.limit(PoolLimit.of(Pool.account("bolna"), 4));
        store.limit(account);
        store.limit(owner);
        store.limit(PoolLimit.of(Pool.everyOwner(), 3));
        store.unlimit(Pool.everyOwner());
        store.unlimit(Pool.everyOwner());

        assertThat(store.limits()).containsExactly(account, owner);
        assertThat(store.limits(List.of(Pool.owner("bolna"), Pool.owner("none"))))
                .containsExactly(owner);
        assertThat(store.limits(List.of())).isEmpty();
    }

    @Test
    void ofManyWhoTakeOnePlaceOneGetsIt() throws Exception {
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < Race.THREADS; i++) {
            drafts.add(live("owner-" + i, FIRST));
        }

        List<Written> written = Race.run(i -> () -> store.create(drafts.get(i).update()));

        assertThat(written).containsOnlyOnce(Written.DONE).containsOnly(Written.DONE, Written.SLOT_TAKEN);
        assertThat(store.takenPlaces(Pool.account("bolna"))).containsExactly("0");
    }

    private int before(Call waiting) {
        Turn turn = waiting.state().turn();
        assertThat(turn).isNotNull();
        return turn == null ? -1 : store.waitingBefore(turn, waiting.id());
    }

    private static WaitingPage page(@Nullable Call after, Set<String> withoutOwners, Set<String> withoutCampaigns) {
        return new WaitingPage("bolna", after, withoutOwners, withoutCampaigns, 10);
    }

    private Draft live(String owner, Slot slot) {
        return fresh(owner).status(CallStatus.INITIATED).slot(slot);
    }

    private Draft waiting(String owner, long number) {
        return fresh(owner).turn(new Turn("bolna", 1, number));
    }

    /** Made in the order of their ids. */
    private Draft fresh(String owner) {
        clock.advance(Duration.ofMillis(1));
        return draft().id(CallId.create(clock.instant())).owner(owner).to(newNumber());
    }
}
