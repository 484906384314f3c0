package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A call is created once, whoever asks how often. */
abstract class CreationContract extends StoreConcern {
    CreationContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void emptyStoreKnowsNoCall() {
        assertThat(store.find(CallId.create(START))).isEmpty();
        assertThat(store.findByProviderCallId("bolna", "x")).isEmpty();
        assertThat(store.findByIdempotencyKey("owner-1", "x")).isEmpty();
        assertThat(store.events(CallId.create(START))).isEmpty();
        assertThat(store.lastCheck(CallId.create(START))).isEmpty();
    }

    @Test
    void createdCallIsFoundWithItsFirstEvent() {
        CallUpdate creation = draft().update();
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        assertThat(store.find(creation.call().id())).contains(creation.call());
        assertThat(store.events(creation.call().id())).containsExactly(creation.event());
    }

    @Test
    void callIsFoundByItsProviderCallIdAtThatProviderOnly() {
        var call = created(draft().provider("bolna").providerCallId("exec-1"));
        assertThat(store.findByProviderCallId("bolna", "exec-1")).contains(call);
        assertThat(store.findByProviderCallId("bland", "exec-1")).isEmpty();
        assertThat(store.findByProviderCallId("bolna", "EXEC-1")).isEmpty();
    }

    @Test
    void callIsFoundByItsIdempotencyKeyOfThatOwnerOnly() {
        var call = created(draft().owner("a").idempotencyKey("key"));
        assertThat(store.findByIdempotencyKey("a", "key")).contains(call);
        assertThat(store.findByIdempotencyKey("b", "key")).isEmpty();
        assertThat(store.findByIdempotencyKey("a", "Key")).isEmpty();
    }

    @Test
    void sameCallIsCreatedOnce() {
        CallUpdate creation = draft().idempotencyKey("key").update();
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        assertThat(store.create(draft().id(creation.call().id()).update())).isEqualTo(Written.STALE);
        assertThat(store.create(
                        draft().id(creation.call().id()).idempotencyKey("key").update()))
                .isEqualTo(Written.STALE);
        assertThat(store.events(creation.call().id())).containsExactly(creation.event());
    }

    @Test
    void creationThatIsRepeatedIsDoneAndWrittenOnce() {
        CallUpdate creation = draft().idempotencyKey("key")
                .providerCallId("exec-1")
                .status(CallStatus.INITIATED)
                .dedupeKey("placed")
                .update();
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        assertThat(store.events(creation.call().id())).containsExactly(creation.event());
        Call later = applied(after(applied(after(creation.call()))).status(CallStatus.RINGING));
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        assertThat(stored(later)).isEqualTo(later);
        assertThat(store.events(later.id())).hasSize(3);
    }

    @Test
    void creationOfACallThatIsGoneIsNotTakenForARepetition() {
        CallUpdate creation = draft().update();
        store.create(creation);
        store.delete(creation.call().id(), 1);
        Written again = store.create(creation);
        assertThat(again == Written.DONE)
                .isEqualTo(store.find(creation.call().id()).isPresent());
    }

    @Test
    void keyOfAnOwnerIsTakenOnce() {
        created(draft().owner("a").idempotencyKey("key"));
        refused(draft().owner("a").idempotencyKey("key"), Written.KEY_TAKEN);
        created(draft().owner("b").idempotencyKey("key"));
        created(draft().owner("a").idempotencyKey("KEY"));
        created(draft().owner("a"));
        created(draft().owner("a"));
    }

    @Test
    void keysThatDifferInOneCharacterAreOthers() {
        List<String> keys = List.of(
                "key",
                "key ",
                " key",
                "KEY",
                "k\u00e9y",
                "ke\u0301y",
                "k\u00f6y",
                "ss",
                "\u00df",
                "\ud83d\ude00",
                "\ud83d\ude01");
        keys.forEach(key -> created(draft().owner("a").idempotencyKey(key)));
        for (String key : keys) {
            assertThat(store.findByIdempotencyKey("a", key))
                    .hasValueSatisfying(
                            call -> assertThat(call.spec().idempotencyKey()).isEqualTo(key));
        }
        assertThat(store.findByIdempotencyKey("a ", "key")).isEmpty();
        assertThat(store.findByIdempotencyKey("a", "key  ")).isEmpty();
    }

    @Test
    void providerCallIdIsTakenOnce() {
        created(draft().provider("bolna").providerCallId("exec-1"));
        refused(draft().provider("bolna").providerCallId("exec-1"), Written.PROVIDER_ID_TAKEN);
        created(draft().provider("bland").providerCallId("exec-1"));
        created(draft().provider("bolna").providerCallId("Exec-1"));
        created(draft());
        created(draft());
    }

    @Test
    void numberHasOneUnsettledCall() {
        created(draft().to("+14155550101").status(CallStatus.INITIATED));
        refused(draft().to("+14155550101").status(CallStatus.INITIATED), Written.NUMBER_UNSETTLED);
        refused(draft().owner("b").to("+14155550101").status(CallStatus.UNCONFIRMED), Written.NUMBER_UNSETTLED);
        created(draft().to("+14155550101").status(CallStatus.PENDING));
        created(draft().to("+14155550101").status(CallStatus.RINGING));
        created(draft().to("+14155550102").status(CallStatus.INITIATED));
    }

    @Test
    void contactOfAnOwnerHasOneUnsettledCall() {
        created(draft().to("+14155550101").owner("a").contact("lead-1").status(CallStatus.INITIATED));
        refused(
                draft().to("+14155550102").owner("a").contact("lead-1").status(CallStatus.UNCONFIRMED),
                Written.CONTACT_UNSETTLED);
        created(draft().to("+14155550103").owner("b").contact("lead-1").status(CallStatus.INITIATED));
        created(draft().to("+14155550104").owner("a").contact("lead-2").status(CallStatus.INITIATED));
        created(draft().to("+14155550105").owner("a").contact("lead-1").status(CallStatus.PENDING));
        created(draft().to("+14155550106").owner("a").contact("lead-1").status(CallStatus.RINGING));
    }

    @Test
    void firstOfSeveralReasonsIsGiven() {
        created(draft().idempotencyKey("key").providerCallId("exec-1").status(CallStatus.UNCONFIRMED));
        refused(
                draft().idempotencyKey("key").providerCallId("exec-1").status(CallStatus.UNCONFIRMED),
                Written.KEY_TAKEN);
        refused(draft().providerCallId("exec-1").status(CallStatus.UNCONFIRMED), Written.PROVIDER_ID_TAKEN);
    }

    @Test
    void oneOfManyWhoUseAKeyAtOnceCreatesTheCall() throws Exception {
        onlyOneOf(Race.run(i -> () -> store.create(draft().idempotencyKey("key").update())), Written.KEY_TAKEN);
    }

    @Test
    void oneOfManyWhoTakeAProviderCallIdAtOnceCreatesTheCall() throws Exception {
        onlyOneOf(
                Race.run(
                        i -> () -> store.create(draft().providerCallId("exec-1").update())),
                Written.PROVIDER_ID_TAKEN);
    }

    @Test
    void oneOfManyWhoDialANumberAtOnceCreatesTheCall() throws Exception {
        onlyOneOf(
                Race.run(i ->
                        () -> store.create(draft().status(CallStatus.INITIATED).update())),
                Written.NUMBER_UNSETTLED);
    }

    private void refused(Draft draft, Written reason) {
        CallUpdate creation = draft.update();
        assertThat(store.create(creation)).isEqualTo(reason);
        assertThat(store.find(creation.call().id())).isEmpty();
        assertThat(store.events(creation.call().id())).isEmpty();
    }

    private static void onlyOneOf(List<Written> results, Written others) {
        assertThat(results).containsOnlyOnce(Written.DONE).containsOnly(Written.DONE, others);
    }
}
