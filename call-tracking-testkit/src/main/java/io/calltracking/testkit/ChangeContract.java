package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.LastCheck;
import io.calltracking.Remarks;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A change is written whole, once, and only on top of the version it was made for. */
abstract class ChangeContract extends StoreConcern {
    private static final int ROUNDS = 20;

    ChangeContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void changeIsWrittenWithItsEvent() {
        CallUpdate creation = draft().update();
        store.create(creation);
        CallUpdate change = after(creation.call()).status(CallStatus.INITIATED).update();
        assertThat(store.apply(change)).isEqualTo(Written.DONE);
        assertThat(store.find(creation.call().id())).contains(change.call());
        assertThat(store.events(creation.call().id())).containsExactly(creation.event(), change.event());
    }

    @Test
    void remarksThatAreTakenBackAreGone() {
        Call remarked = applied(after(created(draft())).remarks(new Remarks("callback", "prefers mornings")));
        Call withoutNotes = applied(after(remarked).remarks(new Remarks("callback", null)));
        assertThat(stored(remarked).remarks()).isEqualTo(new Remarks("callback", null));
        assertThat(store.list(CallQuery.all().outcome("callback"))).containsExactly(withoutNotes);
        applied(after(withoutNotes).remarks(Remarks.NONE));
        assertThat(stored(remarked).remarks()).isEqualTo(Remarks.NONE);
        assertThat(store.list(CallQuery.all().outcome("callback"))).isEmpty();
    }

    @Test
    void changeOfAnotherVersionIsStale() {
        Call first = created(draft());
        Call second = applied(after(first));
        refused(after(first), second, Written.STALE);
        refused(after(second).version(2), second, Written.STALE);
        refused(after(second).version(4), second, Written.STALE);
        applied(after(second));
    }

    @Test
    void changeOfAnUnknownCallIsStale() {
        CallUpdate change = draft().version(2).update();
        assertThat(store.apply(change)).isEqualTo(Written.STALE);
        assertThat(store.find(change.call().id())).isEmpty();
        assertThat(store.events(change.call().id())).isEmpty();
    }

    @Test
    void newsToldTwiceIsWrittenOnce() {
        Call first = created(draft());
        Call second = applied(after(first).dedupeKey("ringing-1"));
        refused(after(second).dedupeKey("ringing-1"), second, Written.REPEATED);
        Call third = applied(after(second).dedupeKey("Ringing-1"));
        applied(after(third));
    }

    /** A writer who was not told, because a connection broke or others failed in the same group, writes again. */
    @Test
    void changeThatIsRepeatedIsDoneAndWrittenOnce() {
        for (String dedupeKey : new @Nullable String[] {"ringing-1", null}) {
            Call first = created(draft().to(newNumber()));
            CallUpdate change = after(first)
                    .status(CallStatus.INITIATED)
                    .providerCallId("exec-" + dedupeKey)
                    .dedupeKey(dedupeKey)
                    .update();
            assertThat(store.apply(change)).isEqualTo(Written.DONE);
            assertThat(store.apply(change)).isEqualTo(Written.DONE);
            assertThat(stored(first)).isEqualTo(change.call());
            assertThat(store.events(first.id())).hasSize(2).endsWith(change.event());
        }
    }

    @Test
    void changeThatIsRepeatedAfterTheCallWentOnIsDoneAndChangesNothing() {
        for (String dedupeKey : new @Nullable String[] {"ringing-1", null}) {
            Call first = created(draft());
            CallUpdate change = after(first).dedupeKey(dedupeKey).update();
            store.apply(change);
            Call last = applied(after(applied(after(applied(after(change.call()).dedupeKey("other"))))));
            assertThat(store.apply(change)).isEqualTo(Written.DONE);
            assertThat(store.applyAll(List.of(change, change))).containsExactly(Written.DONE, Written.DONE);
            assertThat(stored(first)).isEqualTo(last);
            assertThat(store.events(first.id())).hasSize(5).contains(change.event());
        }
    }

    @Test
    void anotherChangeOfAVersionThatIsThereIsNoRepetition() {
        Call first = created(draft());
        CallUpdate change = after(first).dedupeKey("ringing-1").update();
        store.apply(change);
        CallUpdate sameNews = after(first).dedupeKey("ringing-1").update();
        CallUpdate otherNews = after(first).dedupeKey("ringing-2").update();
        CallUpdate withoutKey = after(first).update();
        for (int i = 0; i < 2; i++) {
            assertThat(store.apply(sameNews)).isEqualTo(Written.REPEATED);
            assertThat(store.apply(otherNews)).isEqualTo(Written.STALE);
            assertThat(store.apply(withoutKey)).isEqualTo(Written.STALE);
            assertThat(store.applyAll(List.of(sameNews, otherNews, withoutKey, change)))
                    .containsExactly(Written.REPEATED, Written.STALE, Written.STALE, Written.DONE);
            applied(after(stored(first)));
        }
        assertThat(store.events(first.id())).hasSize(4);
    }

    @Test
    void changesThatAreRepeatedTogetherWithOthersAreDone() {
        Call one = created(draft());
        Call two = created(draft());
        Call three = created(draft());
        CallUpdate written = after(one).dedupeKey("ringing-1").update();
        CallUpdate withoutKey = after(two).update();
        CallUpdate fresh = after(three).dedupeKey("ringing-1").update();
        store.applyAll(List.of(written, withoutKey));
        assertThat(store.applyAll(List.of(written, fresh, withoutKey)))
                .containsExactly(Written.DONE, Written.DONE, Written.DONE);
        for (Call call : List.of(one, two, three)) {
            assertThat(store.events(call.id())).hasSize(2);
        }
    }

    @Test
    void changeThatIsRepeatedAfterTheCallIsGoneIsStale() {
        Call first = created(draft());
        CallUpdate change = after(first).update();
        store.apply(change);
        store.delete(first.id(), 2);
        assertThat(store.apply(change)).isEqualTo(Written.STALE);
        assertThat(store.applyAll(List.of(change, change))).containsExactly(Written.STALE, Written.STALE);
    }

    @Test
    void newsOfTheCreationIsWrittenOnce() {
        Call call = created(draft().dedupeKey("placed"));
        refused(after(call).dedupeKey("placed"), call, Written.REPEATED);
    }

    @Test
    void newsToldTwiceIsSeenBeforeTheVersionIs() {
        Call first = created(draft());
        Call second = applied(after(first).dedupeKey("ringing-1"));
        refused(after(first).dedupeKey("ringing-1"), second, Written.REPEATED);
    }

    @Test
    void sameNewsAboutTwoCallsIsNoRepetition() {
        applied(after(created(draft())).dedupeKey("ringing-1"));
        applied(after(created(draft())).dedupeKey("ringing-1"));
    }

    @Test
    void providerCallIdGoesToOneCall() {
        created(draft().providerCallId("exec-1"));
        Call call = created(draft());
        refused(after(call).providerCallId("exec-1"), call, Written.PROVIDER_ID_TAKEN);
        Call named = applied(after(call).providerCallId("exec-2"));
        assertThat(store.findByProviderCallId("bolna", "exec-2")).contains(named);
        applied(after(named));
    }

    @Test
    void numberWithAnUnsettledCallIsNotDialed() {
        Call first = created(draft());
        Call second = created(draft());
        Call initiated = applied(after(first).status(CallStatus.INITIATED));
        refused(after(second).status(CallStatus.INITIATED), second, Written.NUMBER_UNSETTLED);
        Call unconfirmed = applied(after(initiated).status(CallStatus.UNCONFIRMED));
        refused(after(second).status(CallStatus.INITIATED), second, Written.NUMBER_UNSETTLED);
        applied(after(unconfirmed).status(CallStatus.QUEUED));
        applied(after(second).status(CallStatus.INITIATED));
    }

    @Test
    void firstOfSeveralReasonsIsGiven() {
        created(draft().providerCallId("exec-1").status(CallStatus.INITIATED));
        Call call = created(draft().dedupeKey("news"));
        Draft both = after(call).providerCallId("exec-1").status(CallStatus.INITIATED);
        refused(both, call, Written.PROVIDER_ID_TAKEN);
        refused(both.dedupeKey("news"), call, Written.REPEATED);
        refused(both.dedupeKey(null).version(5), call, Written.STALE);
    }

    @Test
    void refusedChangeKeepsTheTimeItIsDueAndTheLastCheck() {
        LastCheck check = new LastCheck(START, "ringing", "{}");
        Call call = created(draft().dedupeKey("news").dueAt(START).check(check));
        LastCheck other = new LastCheck(START, "busy", null);
        refused(after(call).dedupeKey("news").check(other), call, Written.REPEATED);
        refused(after(call).version(9).check(other), call, Written.STALE);
        assertThat(store.lastCheck(call.id())).contains(check);
        assertThat(store.claimDue(10, Duration.ofMinutes(1))).hasSize(1);
    }

    @Test
    void oneOfManyWritesEachVersion() throws Exception {
        Call call = created(draft());
        for (int round = 0; round < ROUNDS; round++) {
            Call current = call;
            List<Written> results =
                    Race.run(i -> () -> store.apply(after(current).update()));
            assertThat(results).containsOnlyOnce(Written.DONE).containsOnly(Written.DONE, Written.STALE);
            call = stored(call);
        }
        assertThat(store.events(call.id()).stream().map(CallEvent::version))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, ROUNDS + 1).boxed().toList());
    }

    @Test
    void oneOfManyWhoTellTheSameNewsIsHeard() throws Exception {
        Call call = created(draft());
        List<Written> results = Race.run(
                i -> () -> store.apply(after(call).dedupeKey("ringing-1").update()));
        assertThat(results).containsOnlyOnce(Written.DONE).isSubsetOf(Written.DONE, Written.STALE, Written.REPEATED);
        assertThat(store.events(call.id())).hasSize(2);
    }

    @Test
    void oneOfManyCallsDialsANumber() throws Exception {
        List<Call> calls = LongStream.range(0, Race.THREADS)
                .mapToObj(i -> created(draft()))
                .toList();
        List<Written> results = Race.run(i -> () ->
                store.apply(after(calls.get(i)).status(CallStatus.INITIATED).update()));
        assertThat(results).containsOnlyOnce(Written.DONE).containsOnly(Written.DONE, Written.NUMBER_UNSETTLED);
    }

    @Test
    void manyChangesAreEachWrittenOrRefusedByThemselves() {
        created(draft().providerCallId("exec-1"));
        Call plain = created(draft());
        Call known = created(draft().dedupeKey("news"));
        Call stale = created(draft());
        Call taken = created(draft());
        Call last = created(draft());
        CallUpdate unknown = draft().version(2).update();
        LastCheck check = new LastCheck(START, "ringing", "{}");
        List<CallUpdate> updates = List.of(
                after(plain).status(CallStatus.INITIATED).dedupeKey("news").update(),
                after(known).dedupeKey("news").update(),
                after(stale).version(7).update(),
                unknown,
                after(taken).providerCallId("exec-1").update(),
                after(last).dedupeKey("other").check(check).update());
        assertThat(store.applyAll(updates))
                .containsExactly(
                        Written.DONE,
                        Written.REPEATED,
                        Written.STALE,
                        Written.STALE,
                        Written.PROVIDER_ID_TAKEN,
                        Written.DONE);
        assertThat(stored(plain)).isEqualTo(updates.get(0).call());
        assertThat(stored(last)).isEqualTo(updates.get(5).call());
        assertThat(store.lastCheck(last.id())).contains(check);
        assertThat(store.events(last.id())).hasSize(2).endsWith(updates.get(5).event());
        for (Call refused : List.of(known, stale, taken)) {
            assertThat(stored(refused)).isEqualTo(refused);
            assertThat(store.events(refused.id())).hasSize(1);
        }
        assertThat(store.find(unknown.call().id())).isEmpty();
    }

    @Test
    void ofManyChangesOfOneVersionOneIsWritten() {
        Call call = created(draft());
        CallUpdate first = after(call).dedupeKey("ringing").update();
        List<Written> written = store.applyAll(List.of(
                first,
                after(call).dedupeKey("ringing").update(),
                after(call).dedupeKey("busy").update()));
        assertThat(written).containsExactly(Written.DONE, Written.REPEATED, Written.STALE);
        assertThat(store.events(call.id())).hasSize(2).endsWith(first.event());
    }

    @Test
    void newsOfOneCallThatAreAllKnownAreAllRepetitions() {
        Call call =
                applied(after(applied(after(created(draft())).dedupeKey("one"))).dedupeKey("two"));
        assertThat(store.applyAll(List.of(
                        after(call).dedupeKey("two").update(),
                        after(call).dedupeKey("one").update(),
                        after(call).update())))
                .containsExactly(Written.REPEATED, Written.REPEATED, Written.DONE);
        assertThat(store.events(call.id())).hasSize(4);
    }

    @Test
    void noChangesAreWrittenAtOnce() {
        assertThat(store.applyAll(List.of())).isEmpty();
    }

    @Test
    void manyWhoChangeTheSameCallsTogetherWriteEachVersionOnce() throws Exception {
        List<Call> calls =
                LongStream.range(0, ROUNDS).mapToObj(i -> created(draft())).toList();
        List<List<Written>> results = Race.run(i -> () -> {
            List<CallUpdate> mine = new ArrayList<>(
                    calls.stream().map(call -> after(call).update()).toList());
            Collections.rotate(mine, i);
            List<Written> written = new ArrayList<>(store.applyAll(mine));
            Collections.rotate(written, -i);
            return written;
        });
        for (int i = 0; i < ROUNDS; i++) {
            int call = i;
            assertThat(results.stream().map(written -> written.get(call)))
                    .containsOnlyOnce(Written.DONE)
                    .containsOnly(Written.DONE, Written.STALE);
            assertThat(store.events(calls.get(i).id())).hasSize(2);
        }
    }

    @Test
    void callsAreFoundByManyIdsOfTheirProvider() {
        Call first = created(draft().providerCallId("exec-1"));
        Call second = created(draft().providerCallId("exec-2"));
        created(draft().providerCallId("exec-3"));
        created(draft().provider("bland").providerCallId("exec-1"));
        assertThat(store.findByProviderCallIds("bolna", Set.of("exec-1", "exec-2", "exec-9")))
                .containsExactlyInAnyOrder(first, second);
        assertThat(store.findByProviderCallIds("bolna", Set.of())).isEmpty();
    }

    private void refused(Draft draft, Call kept, Written reason) {
        int events = store.events(kept.id()).size();
        assertThat(store.apply(draft.update())).isEqualTo(reason);
        assertThat(store.find(kept.id())).contains(kept);
        assertThat(store.events(kept.id())).hasSize(events);
    }
}
