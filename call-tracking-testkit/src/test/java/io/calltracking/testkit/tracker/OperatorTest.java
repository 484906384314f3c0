package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Operator;
import io.calltracking.Remarks;
import io.calltracking.lifecycle.Lifecycle;
import io.calltracking.lifecycle.Observation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people say of calls is on record, moves them forward only, and outlives what providers say later. */
class OperatorTest {
    private final Tracking tracking = new Tracking();
    private final Operator alice = tracking.tracker.operator("alice");

    @Test
    void operatorStartsAndCompletesACall() {
        CallId id = tracking.tracker.place(Tracking.request()).id();
        assertThat(alice.start(id).status()).isEqualTo(CallStatus.IN_PROGRESS);
        tracking.pass(Duration.ofMinutes(2));
        Call done = alice.complete(id, "interested");
        assertThat(done.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(done.remarks()).isEqualTo(new Remarks("interested", null));
        assertThat(done.times().closed()).isEqualTo(tracking.clock.instant());
        assertThat(done.state().slot()).isNull();
        CallEvent last = lastEvent(id);
        assertThat(last.source()).isEqualTo(EventSource.OPERATOR);
        assertThat(last.note()).isEqualTo("by alice");
        assertThat(tracking.tracker.calls(CallQuery.all().outcome("interested")))
                .containsExactly(done);
        assertThat(tracking.tracker.first(CallQuery.all())).contains(done);
        assertThat(tracking.tracker.count(CallQuery.all().outcome("interested")))
                .isEqualTo(1);
    }

    @Test
    void operatorFailsACallWithAReason() {
        CallId id = tracking.tracker.place(Tracking.request()).id();
        Call failed = alice.fail(id, "wrong person");
        assertThat(failed.status()).isEqualTo(CallStatus.FAILED);
        assertThat(failed.failure()).isEqualTo(new Failure(Failure.OPERATOR, "wrong person"));
    }

    @Test
    void whatWouldMoveACallBackIsRefusedByName() {
        CallId id = tracking.tracker.place(Tracking.request()).id();
        Call done = alice.complete(id, null);
        refused(() -> alice.start(id), "completed", "in-progress");
        refused(() -> alice.fail(id, "no"), "completed", "failed");
        refused(() -> alice.complete(id, "again"), "completed", "completed");
        assertThat(tracking.tracker.get(id)).isEqualTo(done);
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> alice.start(CallId.create(tracking.clock.instant())))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CALL_NOT_FOUND));
    }

    @Test
    void remarksAreGivenInAnyStatusAndTheLastWordCounts() {
        CallId id = tracking.tracker.place(Tracking.request()).id();
        alice.remark(id, "callback", null);
        alice.remark(id, null, "prefers mornings");
        alice.complete(id, null);
        assertThat(tracking.tracker.get(id).remarks()).isEqualTo(new Remarks("callback", "prefers mornings"));
        Call again = tracking.tracker.operator("bob").remark(id, "sold", null);
        assertThat(again.remarks()).isEqualTo(new Remarks("sold", "prefers mornings"));
        assertThat(again.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(lastEvent(id).note()).isEqualTo("by bob");
    }

    @Test
    void whatWasSaidCanBeTakenBackInAnyStatus() {
        CallId id = tracking.tracker.place(Tracking.request()).id();
        alice.remark(id, "callback", "prefers mornings");
        assertThat(alice.clearNotes(id).remarks()).isEqualTo(new Remarks("callback", null));
        assertThat(lastEvent(id).source()).isEqualTo(EventSource.OPERATOR);
        alice.complete(id, null);
        alice.remark(id, null, "wrong lead");
        Call cleared = alice.clearOutcome(id);
        assertThat(cleared.remarks()).isEqualTo(new Remarks(null, "wrong lead"));
        assertThat(tracking.tracker.get(id)).isEqualTo(cleared);
        assertThat(tracking.tracker.calls(CallQuery.all().outcome("callback"))).isEmpty();
        assertThat(alice.clearOutcome(id)).isEqualTo(cleared);
        assertThat(alice.clearNotes(id).remarks()).isEqualTo(Remarks.NONE);
    }

    @Test
    void remarksSurviveNewsOfTheProvider() {
        CallId id = tracking.tracker.place(Tracking.request()).id();
        Call remarked = alice.remark(id, "callback", "notes");
        Observation news = Observation.from(EventSource.WEBHOOK)
                .status(CallStatus.COMPLETED)
                .rawStatus("completed")
                .facts(CallFacts.builder().transcript("hello").build())
                .build();
        Observation redialed = Observation.from(EventSource.WEBHOOK)
                .status(CallStatus.RINGING)
                .providerAttempt(1)
                .build();
        Call after = Lifecycle.decide(remarked, news, tracking.clock.instant()).call();
        assertThat(after.remarks()).isEqualTo(new Remarks("callback", "notes"));
        assertThat(Lifecycle.decide(after, redialed, tracking.clock.instant())
                        .call()
                        .remarks())
                .isEqualTo(new Remarks("callback", "notes"));
    }

    private CallEvent lastEvent(CallId id) {
        List<CallEvent> events = tracking.tracker.events(id);
        return events.get(events.size() - 1);
    }

    private static void refused(Runnable change, String from, String to) {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(change::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STATUS_TRANSITION_ERROR))
                .withMessageContainingAll(from, to);
    }
}
