package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallSpec;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignChange;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.RetryRule;
import io.calltracking.campaign.SkipReason;
import io.calltracking.campaign.StopMode;
import io.calltracking.campaign.Suppression;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A campaign calls each contact as its rules say, and stops when told. */
class CampaignRunTest {
    private static final CampaignRules TWO_AT_A_TIME =
            CampaignRules.builder().agent("agent-1").maxConcurrentCalls(2).build();

    private final CampaignTracking tracking = new CampaignTracking();

    @Test
    void callsAsManyAtATimeAsItMayAndTheNextAsSoonAsOneEnds() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 5);

        assertThat(tracking.dialed()).containsExactly(CampaignTracking.phone(0), CampaignTracking.phone(1));

        tracking.talked(tracking.lastTo(1), Duration.ofSeconds(30), "0.10");

        assertThat(tracking.dialed()).endsWith(CampaignTracking.phone(2)).hasSize(3);
        assertThat(tracking.totals(campaign).live()).isEqualTo(2);
        assertThat(tracking.totals(campaign).pending()).isEqualTo(2);
        assertThat(tracking.totals(campaign).successful()).isEqualTo(1);
    }

    @Test
    void theNextIsCalledWhenALineEndsAndNotWhenItsDataIsIn() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 5);

        tracking.end(tracking.lastTo(0), CallStatus.DISCONNECTED);

        assertThat(tracking.dialed()).endsWith(CampaignTracking.phone(2)).hasSize(3);
        assertThat(tracking.totals(campaign).live()).isEqualTo(3);

        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(30), "0.10");

        assertThat(tracking.dialed()).hasSize(3);
        assertThat(tracking.totals(campaign).live()).isEqualTo(2);
    }

    @Test
    void reachesItsConcurrencyAtOnceHoweverFewAreTakenAtATime() {
        CampaignRules rules = TWO_AT_A_TIME.toBuilder().maxConcurrentCalls(40).build();
        Campaign campaign = tracking.create(rules, 50);
        tracking.campaigns().start(campaign.id());

        tracking.pass(Duration.ofMillis(500));

        assertThat(tracking.dialed()).hasSize(40);
    }

    @Test
    void isCompletedWhenEveryContactIsAndTotalsSayHowItWent() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 5);

        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(30), "0.10");
        tracking.end(tracking.lastTo(1), CallStatus.NO_ANSWER);
        tracking.end(tracking.lastTo(2), CallStatus.BUSY);
        tracking.failed(tracking.lastTo(3), "carrier");
        tracking.end(
                tracking.lastTo(4),
                CallStatus.COMPLETED,
                CallFacts.builder()
                        .answeredBy(AnsweredBy.MACHINE)
                        .talkDuration(Duration.ofSeconds(10))
                        .build());
        tracking.pass(Duration.ofSeconds(2));

        CampaignTotals totals = tracking.totals(campaign);
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(totals.contacts()).isEqualTo(5);
        assertThat(totals.completed()).isEqualTo(5);
        assertThat(totals.successful()).isEqualTo(1);
        assertThat(totals.noAnswer()).isEqualTo(1);
        assertThat(totals.busy()).isEqualTo(1);
        assertThat(totals.missed()).isEqualTo(2);
        assertThat(totals.failed()).isEqualTo(1);
        assertThat(totals.voicemail()).isEqualTo(1);
        assertThat(totals.talkDuration()).isEqualTo(Duration.ofSeconds(40));
        assertThat(totals.averageTalk()).isEqualTo(Duration.ofSeconds(20));
        assertThat(totals.calls().costs()).containsExactly(new Money(new BigDecimal("0.1"), "USD"));
    }

    @Test
    void correctionsThatComeLateAreInTheTotals() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 1);
        Call call = tracking.lastTo(0);
        tracking.end(call, CallStatus.COMPLETED);
        tracking.pass(Duration.ofSeconds(2));
        assertThat(tracking.totals(campaign).successful()).isEqualTo(1);

        tracking.end(
                call,
                CallStatus.COMPLETED,
                CallFacts.builder()
                        .answeredBy(AnsweredBy.MACHINE)
                        .cost(new Money(BigDecimal.ONE, "USD"))
                        .build());

        assertThat(tracking.totals(campaign).successful()).isZero();
        assertThat(tracking.totals(campaign).voicemail()).isEqualTo(1);
        assertThat(tracking.totals(campaign).calls().costs()).containsExactly(new Money(BigDecimal.ONE, "USD"));
    }

    @Test
    void aPausedCampaignLetsCallsGoOnAndGoesOnWhereItWas() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 4);

        tracking.campaigns().pause(campaign.id(), "lunch");
        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(5), "0.01");
        tracking.pass(Duration.ofMinutes(5));

        assertThat(tracking.dialed()).hasSize(2);
        assertThat(tracking.totals(campaign).live()).isEqualTo(1);
        assertThat(tracking.campaigns().find(campaign.id()).orElseThrow().reason())
                .isEqualTo("lunch");

        tracking.campaigns().start(campaign.id());
        tracking.pass(Duration.ofSeconds(1));

        assertThat(tracking.dialed()).hasSize(3).endsWith(CampaignTracking.phone(2));
    }

    @Test
    void aStoppedCampaignDrainsAndSkipsTheRest() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 10);

        tracking.campaigns().stop(campaign.id(), StopMode.DRAIN, "enough");
        tracking.pass(Duration.ofSeconds(3));

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.STOPPING);
        assertThat(tracking.totals(campaign).skipped(SkipReason.STOPPED)).isEqualTo(8);

        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(5), "0.01");
        tracking.end(tracking.lastTo(1), CallStatus.NO_ANSWER);
        tracking.pass(Duration.ofSeconds(3));

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.STOPPED);
        assertThat(tracking.totals(campaign).contacts()).isEqualTo(10);
        assertThat(tracking.dialed()).hasSize(2);
    }

    @Test
    void stoppingCanHangUp() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 3);

        tracking.campaigns().stop(campaign.id(), StopMode.HANG_UP, "wrong script");

        assertThat(tracking.provider.stopped).hasSize(2);
    }

    @Test
    void contactsAreCalledAgainAsTheRulesSayWithinOneBudget() {
        CampaignRules rules = CampaignRules.builder()
                .agent("agent-1")
                .maxAttempts(3)
                .retries(
                        new RetryRule(ContactOutcome.NO_ANSWER, Duration.ofHours(1)),
                        new RetryRule(ContactOutcome.BUSY, Duration.ofMinutes(10)))
                .build();
        Campaign campaign = tracking.run(rules, 1);

        tracking.end(tracking.lastTo(0), CallStatus.NO_ANSWER);
        tracking.pass(Duration.ofMinutes(59));
        assertThat(tracking.dialed()).hasSize(1);
        tracking.pass(Duration.ofMinutes(2));
        assertThat(tracking.dialed()).hasSize(2);

        tracking.end(tracking.lastTo(0), CallStatus.BUSY);
        tracking.pass(Duration.ofMinutes(11));
        assertThat(tracking.dialed()).hasSize(3);
        assertThat(tracking.lastTo(0).spec().attempt()).isEqualTo(3);

        tracking.end(tracking.lastTo(0), CallStatus.BUSY);
        tracking.pass(Duration.ofHours(2));
        assertThat(tracking.dialed()).as("the budget is for all rules together").hasSize(3);
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(tracking.totals(campaign).busy()).isEqualTo(1);
        assertThat(tracking.totals(campaign).contacts()).isEqualTo(1);
        assertThat(tracking.campaigns().attempts(campaign.id(), 1)).hasSize(3);
    }

    @Test
    void retriesGoBeforeFirstCalls() {
        CampaignRules rules = CampaignRules.builder()
                .agent("agent-1")
                .maxConcurrentCalls(1)
                .maxAttempts(2)
                .retries(new RetryRule(ContactOutcome.BUSY, Duration.ofSeconds(1)))
                .build();
        tracking.run(rules, 3);
        tracking.end(tracking.lastTo(0), CallStatus.BUSY);
        tracking.pass(Duration.ofSeconds(2));
        tracking.end(tracking.lastTo(1), CallStatus.NO_ANSWER);
        tracking.pass(Duration.ofSeconds(2));

        assertThat(tracking.dialed())
                .startsWith(CampaignTracking.phone(0), CampaignTracking.phone(1), CampaignTracking.phone(0));
    }

    @Test
    void aWrongKeyPausesItAndCostsNobodyAnAttempt() {
        tracking.provider.onPlace = call -> new PlaceResult.Refused(new Failure(Failure.AUTHENTICATION, "401"), "{}");
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 5);

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.PAUSED);
        assertThat(tracking.totals(campaign).pending()).isEqualTo(5);
        assertThat(tracking.provider.placed.size()).isLessThanOrEqualTo(2);

        tracking.provider.onPlace = call -> FakeProvider.accepted("p-" + call.id());
        tracking.campaigns().start(campaign.id());
        tracking.pass(Duration.ofMinutes(2));

        assertThat(tracking.totals(campaign).live()).isEqualTo(2);
        assertThat(tracking.contact(campaign, 0).state().attempts()).isLessThanOrEqualTo(1);
    }

    @Test
    void oldNewsOfAnEmptyWalletDoesNotPauseItAgain() {
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 3);
        Call call = tracking.lastTo(0);
        tracking.failed(call, Failure.BALANCE_LOW);
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.PAUSED);
        tracking.campaigns().start(campaign.id());

        tracking.failed(call, Failure.BALANCE_LOW);
        tracking.tracking.tracker.operator("anna").remark(call.id(), null, "topped up");

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.RUNNING);
    }

    @Test
    void whereThePermissionCannotBeAskedTheCallWaits() {
        Campaign campaign = tracking.create(TWO_AT_A_TIME, 1);
        AtomicBoolean down = new AtomicBoolean(true);
        Store failing = Interceptor.wrap(Store.class, tracking.tracking.memory, (method, arguments, target) -> {
            if (method.equals("standing") && down.getAndSet(false)) {
                throw new IllegalStateException("no connection");
            }
            return target.proceed();
        });
        tracking.tracking.tracker.close();
        tracking.tracking.tracker = tracking.tracking.on(failing);
        tracking.tracking.tracker.start();
        tracking.campaigns().start(campaign.id());
        tracking.pass(Duration.ofSeconds(30));

        assertThat(down).isFalse();
        assertThat(tracking.dialed()).hasSize(1);
        assertThat(tracking.contact(campaign, 0).state().attempts()).isEqualTo(1);
    }

    @Test
    void aCampaignOfWhichTheProviderTakesNoCallHasFailed() {
        CampaignTracking picky = new CampaignTracking(new FakeProvider() {
            @Override
            public void check(CallSpec spec) {
                if (spec.to().startsWith("+1415")) {
                    throw CallTrackingException.invalid("to", "is in a country that is not set up");
                }
            }
        });
        Campaign campaign = picky.run(TWO_AT_A_TIME, 2);
        picky.pass(Duration.ofSeconds(3));

        assertThat(picky.status(campaign)).isEqualTo(CampaignStatus.FAILED);
        assertThat(picky.totals(campaign).skipped(SkipReason.REFUSED)).isEqualTo(2);
    }

    @Test
    void tooManyFailuresPauseIt() {
        tracking.ending = call -> CallStatus.FAILED;
        Campaign campaign = tracking.run(
                CampaignRules.builder().agent("agent-1").maxConcurrentCalls(10).build(), 200);
        tracking.pass(Duration.ofMinutes(5));

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.PAUSED);
        assertThat(tracking.provider.placed.size()).isBetween(20, 60);
        assertThat(tracking.campaigns().find(campaign.id()).orElseThrow().reason())
                .contains("failed");
    }

    @Test
    void theMoneyCapPausesIt() {
        Campaign campaign = tracking.run(
                TWO_AT_A_TIME.toBuilder()
                        .moneyCaps(List.of(new Money(new BigDecimal("0.15"), "USD")))
                        .build(),
                10);
        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(5), "0.10");
        tracking.pass(Duration.ofSeconds(2));
        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.RUNNING);

        tracking.talked(tracking.lastTo(1), Duration.ofSeconds(5), "0.05");
        tracking.pass(Duration.ofSeconds(2));

        assertThat(tracking.status(campaign)).isEqualTo(CampaignStatus.PAUSED);
    }

    @Test
    void suppressedNumbersAreSkippedAlsoWhenSuppressedJustBeforeDialing() {
        Campaign campaign = tracking.create(TWO_AT_A_TIME, 4);
        tracking.campaigns()
                .suppress(List.of(
                        new Suppression(
                                CampaignTracking.OWNER, CampaignTracking.phone(0), "asked", tracking.clock.instant()),
                        new Suppression("", CampaignTracking.phone(2), "asked", tracking.clock.instant())));

        assertThat(tracking.campaigns().preflight(campaign.id()).skips()).containsEntry(SkipReason.SUPPRESSED, 2L);
        tracking.campaigns().start(campaign.id());
        tracking.pass(Duration.ofSeconds(2));

        assertThat(tracking.dialed()).containsExactly(CampaignTracking.phone(1), CampaignTracking.phone(3));
        assertThat(tracking.totals(campaign).skipped(SkipReason.SUPPRESSED)).isEqualTo(2);
    }

    @Test
    void listenersHearOfStatusAndProgress() {
        List<CampaignChange> changes = new ArrayList<>();
        tracking.campaigns().onChange(changes::add);
        Campaign campaign = tracking.run(TWO_AT_A_TIME, 2);
        tracking.talked(tracking.lastTo(0), Duration.ofSeconds(5), "0.01");
        tracking.pass(Duration.ofSeconds(2));
        tracking.talked(tracking.lastTo(1), Duration.ofSeconds(5), "0.01");
        tracking.pass(Duration.ofSeconds(2));

        assertThat(changes).anyMatch(CampaignChange::isProgress);
        assertThat(changes)
                .filteredOn(change -> !change.isProgress())
                .extracting(change -> change.campaign().status())
                .containsExactly(CampaignStatus.RUNNING, CampaignStatus.COMPLETED);
        assertThat(tracking.contact(campaign, 0).state().status()).isEqualTo(ContactStatus.COMPLETED);
    }
}
