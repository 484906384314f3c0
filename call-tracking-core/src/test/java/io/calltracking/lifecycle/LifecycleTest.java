package io.calltracking.lifecycle;

import static io.calltracking.lifecycle.Calls.PROVIDER_CALL;
import static io.calltracking.lifecycle.Calls.START;
import static io.calltracking.lifecycle.Calls.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.Recording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private static final Instant NOW = START.plusSeconds(600);

    private static Observation.Builder news(CallStatus status, int second) {
        return Observation.from(EventSource.WEBHOOK)
                .providerCallId(PROVIDER_CALL)
                .status(status)
                .rawStatus(status.word())
                .occurredAt(START.plusSeconds(second));
    }

    private static Decision decide(Call call, Observation.Builder news) {
        return Lifecycle.decide(call, news.build(), NOW);
    }

    @Test
    void inboundCallThatEndedWithoutATalkWasMissed() {
        for (CallStatus told : Set.of(CallStatus.NO_ANSWER, CallStatus.BUSY, CallStatus.CANCELED, CallStatus.MISSED)) {
            Decision missed = decide(Calls.inbound(CallStatus.RINGING), news(told, 5));
            assertThat(missed.call().status()).as("told %s", told).isEqualTo(CallStatus.MISSED);
            assertThat(missed.call().rawStatus()).isEqualTo(told.word());
            assertThat(decide(missed.call(), news(told, 5)).reason()).isEqualTo("repeated");
        }
    }

    @Test
    void inboundCallThatWasTalkedOnIsNotMissed() {
        CallFacts talked =
                CallFacts.builder().talkDuration(Duration.ofSeconds(9)).build();

        assertThat(decide(
                                Calls.inbound(CallStatus.IN_PROGRESS),
                                news(CallStatus.CANCELED, 5).facts(talked))
                        .call()
                        .status())
                .isEqualTo(CallStatus.CANCELED);
    }

    @Test
    void hintChangesNothingWhateverItTells() {
        Call call = in(CallStatus.IN_PROGRESS);
        Observation hint =
                news(CallStatus.COMPLETED, 5).providerAttempt(3).build().asHint("key", "who says so?");

        Decision decision = Lifecycle.decide(call, hint, NOW);

        assertThat(decision.changed()).isFalse();
        assertThat(decision.reason()).isEqualTo("who says so?");
        assertThat(decision.call()).isEqualTo(call.next(call.state(), call.facts(), call.times()));
        assertThat(hint.by(EventSource.POLL).hint()).isTrue();
        assertThat(hint.dedupeKey()).isEqualTo("key");
    }

    @Test
    void newsThatChangesNothingSaysWhy() {
        Call ringing =
                decide(in(CallStatus.QUEUED), news(CallStatus.RINGING, 5)).call();

        assertThat(decide(ringing, news(CallStatus.RINGING, 5)).reason()).isEqualTo("repeated");
        assertThat(decide(decide(ringing, news(CallStatus.QUEUED, 3)).call(), news(CallStatus.QUEUED, 3))
                        .reason())
                .isEqualTo("late: already ringing");
        Observation.Builder nothing = Observation.from(EventSource.POLL).providerCallId(PROVIDER_CALL);
        assertThat(decide(ringing, nothing).reason()).isEqualTo("nothing new");
        Call odd = decide(ringing, nothing.rawStatus("wobbling")).call();
        assertThat(decide(odd, nothing).reason()).isEqualTo("status 'wobbling' is not known");
        assertThat(decide(ringing, news(CallStatus.COMPLETED, 9).providerCallId("other"))
                        .reason())
                .isEqualTo("about provider call other, this one is " + PROVIDER_CALL);
        CallId another = CallId.create(START.plusSeconds(9));
        assertThat(decide(ringing, news(CallStatus.COMPLETED, 9).callId(another))
                        .reason())
                .isEqualTo("carries the tag of call " + another);
        assertThat(decide(ringing, news(CallStatus.COMPLETED, 9).callId(ringing.id()))
                        .reason())
                .isNull();
    }

    @Test
    void idsOfTheFirstWhoTellsThemStay() {
        Call told = decide(
                        in(CallStatus.QUEUED),
                        news(CallStatus.RINGING, 5).runId("run-1").carrierCallId("CA-1"))
                .call();
        Call toldAgain = decide(
                        told, news(CallStatus.IN_PROGRESS, 6).runId("run-2").carrierCallId("CA-2"))
                .call();

        assertThat(toldAgain.ids().runId()).isEqualTo("run-1");
        assertThat(toldAgain.ids().carrierCallId()).isEqualTo("CA-1");
    }

    @Test
    void onlyNewsOfTheEndSaysWhetherTheProviderDialsAgain() {
        Call waiting = decide(
                        in(CallStatus.RINGING), news(CallStatus.NO_ANSWER, 5).retryExpected(true))
                .call();

        assertThat(waiting.state().retryExpected()).isTrue();
        assertThat(decide(waiting, news(CallStatus.RINGING, 4)).call().state().retryExpected())
                .isTrue();
        assertThat(decide(waiting, news(CallStatus.NO_ANSWER, 6)).call().state().retryExpected())
                .isFalse();
        assertThat(decide(in(CallStatus.QUEUED), news(CallStatus.RINGING, 4).retryExpected(true))
                        .call()
                        .state()
                        .retryExpected())
                .isFalse();
    }

    @Test
    void everyStatusMeetsEveryNewsAsTheTableSays() {
        for (CallStatus from : CallStatus.values()) {
            for (CallStatus told : CallStatus.values()) {
                Decision decision = decide(in(from), news(told, 5));
                boolean allowed = Transitions.allowed(from, told);
                assertThat(decision.call().status())
                        .as("%s hears %s", from, told)
                        .isEqualTo(allowed ? told : from);
                assertThat(decision.effect() == Effect.MOVED).isEqualTo(allowed);
                assertThat(decision.call().version()).isEqualTo(2);
            }
        }
    }

    @Test
    void terminalCallIgnoresLateWebhook() {
        Call over =
                decide(in(CallStatus.RINGING), news(CallStatus.COMPLETED, 50)).call();

        Decision late = decide(over, news(CallStatus.DIALING, 3));

        assertThat(late.call().status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(late.call().rawStatus()).isEqualTo("completed");
    }

    @Test
    void lateRingingStillTellsWhenItRang() {
        Call over =
                decide(in(CallStatus.QUEUED), news(CallStatus.COMPLETED, 50)).call();

        Decision late = decide(over, news(CallStatus.RINGING, 3));

        assertThat(late.effect()).isEqualTo(Effect.FOLDED);
        assertThat(late.call().status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(late.call().times().ringing()).isEqualTo(START.plusSeconds(3));
    }

    @Test
    void repeatedNewsChangesNothing() {
        Call ringing =
                decide(in(CallStatus.QUEUED), news(CallStatus.RINGING, 3)).call();

        Decision again = decide(ringing, news(CallStatus.RINGING, 3));

        assertThat(again.effect()).isEqualTo(Effect.IGNORED);
        assertThat(again.reason()).isEqualTo("repeated");
        assertThat(again.call().version()).isEqualTo(ringing.version() + 1);
    }

    @Test
    void unknownWordKeepsTheStatusAndItsText() {
        Decision decision = decide(
                in(CallStatus.DIALING), news(CallStatus.RINGING, 9).status(null).rawStatus("levitating"));

        assertThat(decision.call().status()).isEqualTo(CallStatus.DIALING);
        assertThat(decision.call().rawStatus()).isEqualTo("levitating");
    }

    @Test
    void newsOfAnotherProviderCallIsIgnored() {
        Decision decision =
                decide(in(CallStatus.RINGING), news(CallStatus.COMPLETED, 9).providerCallId("other"));

        assertThat(decision.effect()).isEqualTo(Effect.IGNORED);
        assertThat(decision.reason()).contains("other");
    }

    @Test
    void newsWithAnotherTagIsIgnored() {
        Decision decision =
                decide(in(CallStatus.INITIATED), news(CallStatus.QUEUED, 9).callId(CallId.create(START)));

        assertThat(decision.effect()).isEqualTo(Effect.IGNORED);
        assertThat(decision.call().providerCallId()).isNull();
    }

    @Test
    void firstNewsGivesTheProviderCallId() {
        Decision decision = decide(in(CallStatus.UNCONFIRMED), news(CallStatus.RINGING, 9));

        assertThat(decision.call().providerCallId()).isEqualTo(PROVIDER_CALL);
        assertThat(decision.call().status()).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void lateErrorOfTheRequestDoesNotOverwriteWhatTheWebhookTold() {
        Call ringing =
                decide(in(CallStatus.INITIATED), news(CallStatus.RINGING, 2)).call();
        Observation error = Observation.from(EventSource.API)
                .status(CallStatus.FAILED)
                .facts(CallFacts.builder()
                        .failure(new Failure(Failure.REFUSED, "no"))
                        .build())
                .onlyFrom(Set.of(CallStatus.INITIATED))
                .build();

        Decision decision = Lifecycle.decide(ringing, error, NOW);

        assertThat(decision.effect()).isEqualTo(Effect.IGNORED);
        assertThat(decision.call().failure()).isNull();
    }

    @Test
    void providersOwnRetryReopensATerminalCallAsANewAttempt() {
        Call missed = decide(
                        in(CallStatus.RINGING), news(CallStatus.NO_ANSWER, 30).retryExpected(true))
                .call();
        assertThat(missed.state().retryExpected()).isTrue();

        Decision retry = decide(missed, news(CallStatus.QUEUED, 60).providerAttempt(1));

        assertThat(retry.effect()).isEqualTo(Effect.REOPENED);
        assertThat(retry.call().status()).isEqualTo(CallStatus.QUEUED);
        assertThat(retry.call().state().providerAttempt()).isEqualTo(1);
        assertThat(retry.call().state().retryExpected()).isFalse();
        assertThat(retry.call().times().closed()).isNull();
    }

    @Test
    void newsOfAnEarlierAttemptDoesNotTouchTheNewOne() {
        Call second = decide(
                        in(CallStatus.NO_ANSWER), news(CallStatus.RINGING, 60).providerAttempt(1))
                .call();

        Decision late = decide(second, news(CallStatus.NO_ANSWER, 30));

        assertThat(late.effect()).isEqualTo(Effect.IGNORED);
        assertThat(late.call().status()).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void finalCostWinsOverThePartialOneWhicheverComesFirst() {
        Observation.Builder partial = news(CallStatus.DISCONNECTED, 40).facts(cost("3.1"));
        Observation.Builder complete = news(CallStatus.COMPLETED, 90).facts(cost("8.1"));

        Call inOrder =
                decide(decide(in(CallStatus.RINGING), partial).call(), complete).call();
        Call reversed =
                decide(decide(in(CallStatus.RINGING), complete).call(), partial).call();

        assertThat(inOrder.cost())
                .isEqualTo(new Money(new BigDecimal("8.1"), "USD"))
                .isEqualTo(reversed.cost());
    }

    @Test
    void anyOrderWithAnyRepetitionEndsInTheSameCall() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Observation> told = List.of(
                news(CallStatus.QUEUED, 0).build(),
                news(CallStatus.DIALING, 1).carrierCallId("CA1").build(),
                news(CallStatus.RINGING, 2).build(),
                news(CallStatus.IN_PROGRESS, 9).build(),
                news(CallStatus.DISCONNECTED, 40)
                        .facts(CallFacts.builder()
                                .transcript("partial")
                                .cost(cost("3.1").cost())
                                .build())
                        .build(),
                news(CallStatus.NO_ANSWER, 50)
                        .retryExpected(true)
                        .facts(CallFacts.builder()
                                .failure(new Failure("NO", null))
                                .build())
                        .build(),
                news(CallStatus.QUEUED, 60).providerAttempt(1).build(),
                news(CallStatus.RINGING, 62).providerAttempt(1).build(),
                news(CallStatus.COMPLETED, 99)
                        .providerAttempt(1)
                        .facts(CallFacts.builder()
                                .talkDuration(Duration.ofSeconds(30))
                                .transcript("whole")
                                .recording(Recording.ready("https://r"))
                                .build())
                        .build());
        Call expected = outcome(told);
        assertThat(expected.status()).isEqualTo(CallStatus.COMPLETED);
        for (int round = 0; round < 5_000; round++) {
            List<Observation> shuffled = new ArrayList<>(told);
            shuffled.addAll(told.subList(0, random.nextInt(told.size())));
            Collections.shuffle(shuffled, random);
            assertThat(outcome(shuffled)).as("seed %d, round %d", seed, round).isEqualTo(expected);
        }
    }

    private static Call outcome(List<Observation> told) {
        Call call = in(CallStatus.INITIATED);
        for (Observation news : told) {
            call = Lifecycle.decide(call, news, NOW).call();
        }
        return new Call(
                new CallId(new java.util.UUID(0, 0)),
                1,
                call.spec(),
                call.ids(),
                call.state(),
                call.facts(),
                call.times().updated(START),
                call.remarks(),
                call.orders());
    }

    @Test
    void recordingThatIsReadyIsNotHiddenByATerminalStatusThatOnlyKnowsThereWillBeOne() {
        Observation.Builder ready = news(CallStatus.RINGING, 0)
                .status(null)
                .facts(CallFacts.builder()
                        .recording(Recording.ready("https://r"))
                        .build());
        Observation.Builder over = news(CallStatus.COMPLETED, 90)
                .facts(CallFacts.builder().recording(Recording.PENDING).build());

        Call inOrder =
                decide(decide(in(CallStatus.RINGING), over).call(), ready).call();
        Call reversed =
                decide(decide(in(CallStatus.RINGING), ready).call(), over).call();

        assertThat(inOrder.recording()).isEqualTo(Recording.ready("https://r")).isEqualTo(reversed.recording());
    }

    @Test
    void ofTwoEquallyLateTextsTheLongerOneWins() {
        Observation.Builder early = news(CallStatus.COMPLETED, 90)
                .facts(CallFacts.builder().transcript("user: yes").build());
        Observation.Builder settled = news(CallStatus.COMPLETED, 90)
                .facts(CallFacts.builder()
                        .transcript("assistant: hello\nuser: yes")
                        .build());

        Call inOrder =
                decide(decide(in(CallStatus.RINGING), early).call(), settled).call();
        Call reversed =
                decide(decide(in(CallStatus.RINGING), settled).call(), early).call();

        assertThat(inOrder.facts().transcript())
                .startsWith("assistant")
                .isEqualTo(reversed.facts().transcript());
    }

    private static CallFacts cost(String amount) {
        return CallFacts.builder()
                .cost(new Money(new BigDecimal(amount), "USD"))
                .build();
    }

    @Test
    void ordersSurviveTheirText() {
        Call call = decide(in(CallStatus.RINGING), news(CallStatus.COMPLETED, 3).facts(cost("1")))
                .call();

        assertThat(FactOrders.text(FactOrders.parse(call.orders())))
                .isEqualTo(call.orders())
                .contains("COST=9/-1/");
        assertThat(FactOrders.parse("")).isEmpty();
    }
}
