package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.Direction;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.ListResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.provider.ProviderCall;
import io.calltracking.reconciliation.ReconciliationReport;
import io.calltracking.reconciliation.ReconciliationRequest;
import io.calltracking.reconciliation.RepairResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconciliationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Tracking tracking = new Tracking();
    private final FakeProvider provider = tracking.provider;
    private final Instant start = tracking.clock.instant();

    @Test
    void sidesThatAgreeGiveAnEmptyReport() {
        placed();
        listed("p-1", CallStatus.QUEUED, null);
        tracking.pass(HOUR);

        ReconciliationReport report = reconciled();

        assertThat(report.isClean()).isTrue();
        assertThat(report.ours()).isEqualTo(1);
        assertThat(report.theirs()).isEqualTo(1);
        assertThat(provider.fetches).isZero();
    }

    @Test
    void providerIsAskedForMoreThanTheRangeBecauseClocksDiffer() {
        placed();
        reconciled();
        assertThat(provider.lists.get(0).from()).isBefore(start);
        assertThat(provider.lists.get(0).until()).isAfter(start.plus(HOUR));
        assertThat(provider.lists.get(0).agents()).containsExactly("agent-1");
    }

    @Test
    void differenceInStatusIsToldAndRepairedByALook() {
        Call call = placed();
        listed("p-1", CallStatus.BUSY, null);
        provider.onFetch = asked -> FakeProvider.found("p-1", CallStatus.BUSY);

        ReconciliationReport report = reconciled();

        assertThat(report.different()).hasSize(1).allMatch(difference -> difference.inStatus() && !difference.inCost());
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.QUEUED);
        RepairResult repaired = tracking.tracker.repair(report);
        assertThat(repaired.looked().get(0).status()).isEqualTo(CallStatus.BUSY);
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.BUSY);
    }

    @Test
    void differenceInCostIsToldAndOneThatTheListDoesNotTellIsNone() {
        Call call = placed();
        provider.onFetch = asked -> new FetchResult.Found(news("p-1", CallStatus.COMPLETED, "0.50"));
        tracking.tracker.checkNow(call.id());
        listed("p-1", CallStatus.COMPLETED, "0.5");
        assertThat(reconciled().different()).isEmpty();
        provider.listed.clear();
        listed("p-1", CallStatus.COMPLETED, null);
        assertThat(reconciled().different()).isEmpty();
        provider.listed.clear();
        listed("p-1", CallStatus.COMPLETED, "0.60");
        assertThat(reconciled().different()).hasSize(1).allMatch(ReconciliationReport.Difference::inCost);
    }

    @Test
    void callTheProviderLostIsMissingThereAndClosedByRepair() {
        Call call = placed();
        tracking.pass(HOUR);

        ReconciliationReport report = reconciled();

        assertThat(report.missingThere()).extracting(Call::id).containsExactly(call.id());
        tracking.tracker.repair(report);
        assertThat(Objects.requireNonNull(tracking.tracker.get(call.id()).failure())
                        .code())
                .isEqualTo(Failure.LOST);
    }

    @Test
    void callThatTheListLeavesOutButTheProviderHasIsNotMissing() {
        placed();
        tracking.pass(HOUR);
        provider.onFetch = asked -> FakeProvider.found("p-1", CallStatus.RINGING);

        ReconciliationReport report = reconciled();

        assertThat(report.missingThere()).isEmpty();
        assertThat(report.different()).hasSize(1);
    }

    @Test
    void callWithinThePatienceIsNotMissingYet() {
        placed();
        tracking.pass(Duration.ofMinutes(4));
        assertThat(reconciled().isClean()).isTrue();
        assertThat(provider.fetches).isZero();
    }

    @Test
    void callOutsideTheRangeIsNotLookedFor() {
        tracking.pass(HOUR);
        placed();
        tracking.pass(HOUR);
        ReconciliationReport report = reconciled();
        assertThat(report.ours()).isZero();
        assertThat(report.isClean()).isTrue();
    }

    @Test
    void listThatBreaksOffIsNeverTakenForCallsThatAreNotThere() {
        placed();
        tracking.pass(HOUR);
        listed("p-9", CallStatus.BUSY, null);
        provider.onList = new ListResult.Failed("HTTP 503");

        ReconciliationReport report = reconciled();

        assertThat(report.isComplete()).isFalse();
        assertThat(report.problems().get(0)).contains("503");
        assertThat(report.missingThere()).isEmpty();
        assertThat(report.missingHere()).hasSize(1);
    }

    @Test
    void lookUpThatFailsIsAProblemAndNotAMissingCall() {
        placed();
        tracking.pass(HOUR);
        provider.onFetch = asked -> new FetchResult.Failed("HTTP 500", null, false);
        ReconciliationReport report = reconciled();
        assertThat(report.missingThere()).isEmpty();
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void callMissingHereIsReportedAndAdoptedOnRequest() {
        listed("p-9", CallStatus.COMPLETED, null);
        provider.onFetch = asked -> new FetchResult.Found(news("p-9", CallStatus.COMPLETED, "0.50"));

        ReconciliationReport report = reconciled();
        assertThat(report.missingHere()).extracting(ProviderCall::id).containsExactly("p-9");
        assertThat(tracking.tracker.repair(report).adopted()).isEmpty();
        RepairResult repaired = tracking.tracker.repairAndAdopt(report, "user-1");

        Call adopted = repaired.adopted().get(0);
        assertThat(adopted.owner()).isEqualTo("user-1");
        assertThat(adopted.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(adopted.cost()).isNotNull();
        assertThat(tracking.tracker.findByProviderCallId("fake", "p-9")).contains(adopted);
        assertThat(reconciled().missingHere()).isEmpty();
        assertThat(tracking.tracker.repairAndAdopt(report, "user-1").adopted()).isEmpty();
    }

    @Test
    void callWithTheTagOfAnotherTrackerIsNotAdopted() {
        listed("p-9", CallStatus.COMPLETED, null);
        CallId other = CallId.create(start);
        provider.onFetch = asked -> new FetchResult.Found(Observation.from(EventSource.POLL)
                .providerCallId("p-9")
                .status(CallStatus.COMPLETED)
                .callId(other)
                .build());
        RepairResult repaired = tracking.tracker.repairAndAdopt(reconciled(), "user-1");
        assertThat(repaired.adopted()).isEmpty();
        assertThat(repaired.problems().get(0)).contains(other.toString());
    }

    @Test
    void callOfAnotherOwnerIsNotMissingHere() {
        tracking.tracker.place(
                CallRequest.to(Tracking.NUMBER).agent("agent-1").owner("user-2").build());
        listed("p-1", CallStatus.BUSY, null);
        assertThat(reconciled().isClean()).isTrue();
    }

    @Test
    void callWhosePlacingIsNotSettledIsNotMissingHere() {
        provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        placed();
        listed("p-1", CallStatus.RINGING, null);
        assertThat(reconciled().missingHere()).isEmpty();
    }

    @Test
    void rangeThatIsEmptyIsRefused() {
        CallTrackingException e =
                catchThrowableOfType(CallTrackingException.class, () -> ReconciliationRequest.between(start, start));
        assertThat(e).hasMessageContaining("until");
    }

    private Call placed() {
        return tracking.tracker.submit(Tracking.request()).call();
    }

    private ReconciliationReport reconciled() {
        return tracking.tracker.reconcile(ReconciliationRequest.between(start, start.plus(HOUR)));
    }

    private void listed(String id, CallStatus status, @Nullable String cost) {
        provider.listed.add(
                new ProviderCall(news(id, status, cost), Direction.OUTBOUND, Tracking.NUMBER, null, "agent-1", start));
    }

    private static Observation news(String id, CallStatus status, @Nullable String cost) {
        CallFacts facts = CallFacts.builder()
                .cost(cost == null ? null : new Money(new BigDecimal(cost), "USD"))
                .build();
        return Observation.from(EventSource.POLL)
                .providerCallId(id)
                .status(status)
                .rawStatus(status.word())
                .facts(facts)
                .build();
    }
}
