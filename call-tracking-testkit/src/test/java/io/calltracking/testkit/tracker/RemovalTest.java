package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Money;
import io.calltracking.Operator;
import io.calltracking.Recording;
import io.calltracking.lifecycle.Lifecycle;
import io.calltracking.lifecycle.Observation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Calls that are over can be hidden, erased and removed; nothing brings back what was erased. */
class RemovalTest {
    private final Tracking tracking = new Tracking();
    private final Operator alice = tracking.tracker.operator("alice");

    @Test
    void liveCallCanNotBeRemovedInAnyWay() {
        CallId id = place().id();
        refused(() -> alice.delete(id));
        refused(() -> alice.erase(id));
        refused(() -> alice.deleteForGood(id));
        assertThat(tracking.tracker.get(id).isDeleted()).isFalse();
    }

    @Test
    void deletedCallIsHiddenUnlessAskedFor() {
        CallId id = finished().id();
        Call deleted = alice.delete(id);
        assertThat(deleted.times().deleted()).isEqualTo(tracking.clock.instant());
        assertThat(tracking.tracker.find(id)).isEmpty();
        assertThat(tracking.tracker.findByProviderCallId("fake", "p-1")).isEmpty();
        assertThat(tracking.tracker.calls(CallQuery.all())).isEmpty();
        assertThat(tracking.tracker.count(CallQuery.all())).isZero();
        assertThat(tracking.tracker.calls(CallQuery.all().withDeleted())).containsExactly(deleted);
        assertThat(tracking.tracker.count(CallQuery.all().withDeleted())).isEqualTo(1);
        assertThat(alice.delete(id)).isEqualTo(deleted);
        assertThat(lastEvent(id).note()).isEqualTo("deleted by alice");
        assertThat(lastEvent(id).source()).isEqualTo(EventSource.OPERATOR);
    }

    @Test
    void erasedCallKeepsWhatCountsAndNothingPersonal() {
        Call call = finished();
        Call erased = alice.erase(call.id());
        assertThat(erased.times().erased()).isEqualTo(tracking.clock.instant());
        assertThat(erased.to()).isEmpty();
        assertThat(erased.metadata()).isEmpty();
        assertThat(erased.spec().variables()).isEmpty();
        assertThat(erased.remarks().notes()).isNull();
        assertThat(erased.remarks().outcome()).isEqualTo("sold");
        assertThat(erased.owner()).isEqualTo(call.owner());
        assertThat(erased.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(erased.times().closed()).isEqualTo(call.times().closed());
        assertThat(tracking.tracker.events(call.id())).allMatch(event -> event.payload() == null);
        assertThat(tracking.tracker.count(CallQuery.all().outcome("sold"))).isEqualTo(1);
        assertThat(alice.erase(call.id())).isEqualTo(erased);
    }

    @Test
    void lateNewsBringsNothingBack() {
        Call erased = alice.erase(finished().id());
        int fetches = tracking.provider.fetches;
        tracking.webhook("p-1 FAILED");
        assertThat(lastEvent(erased.id()).payload()).isNull();
        assertThat(tracking.tracker.checkNow(erased.id()).isErased()).isTrue();
        assertThat(tracking.provider.fetches).isEqualTo(fetches);
        Money cost = new Money(new BigDecimal("0.25"), "USD");
        Observation late = Observation.from(EventSource.WEBHOOK)
                .status(CallStatus.COMPLETED)
                .facts(CallFacts.builder()
                        .transcript("hello")
                        .summary("a greeting")
                        .extractedData("{}")
                        .recording(Recording.ready("https://example.com/1"))
                        .talkDuration(Duration.ofSeconds(30))
                        .cost(cost)
                        .build())
                .payload("{}")
                .build();
        Observation redialed = Observation.from(EventSource.WEBHOOK)
                .status(CallStatus.COMPLETED)
                .providerAttempt(1)
                .facts(late.facts())
                .build();
        for (Observation news : new Observation[] {late, redialed}) {
            Call after =
                    Lifecycle.decide(erased, news, tracking.clock.instant()).call();
            assertThat(after.isErased()).isTrue();
            assertThat(after.cost()).isEqualTo(cost);
            assertThat(after.talkDuration()).isEqualTo(Duration.ofSeconds(30));
            assertThat(after.facts().transcript()).isNull();
            assertThat(after.facts().summary()).isNull();
            assertThat(after.facts().extractedData()).isNull();
            assertThat(after.recording().url()).isNull();
            assertThat(after.to()).isEmpty();
        }
    }

    @Test
    void callDeletedForGoodIsGone() {
        Call call = finished();
        alice.deleteForGood(call.id());
        assertThat(tracking.tracker.calls(CallQuery.all().withDeleted())).isEmpty();
        assertThat(tracking.tracker.events(call.id())).isEmpty();
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> alice.deleteForGood(call.id()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CALL_NOT_FOUND));
    }

    private Call place() {
        return tracking.tracker.place(CallRequest.to(Tracking.NUMBER)
                .agent("agent-1")
                .metadata(Map.of("name", "Ann"))
                .variables(Map.of("name", "Ann"))
                .build());
    }

    private Call finished() {
        Call call = place();
        tracking.webhook("p-1 COMPLETED");
        return alice.remark(call.id(), "sold", "Ann likes tea");
    }

    private CallEvent lastEvent(CallId id) {
        var events = tracking.tracker.events(id);
        return events.get(events.size() - 1);
    }

    private static void refused(Runnable removal) {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(removal::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STATUS_TRANSITION_ERROR));
    }
}
