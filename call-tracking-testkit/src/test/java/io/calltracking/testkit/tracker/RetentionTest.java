package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.EventSource;
import io.calltracking.Money;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.Retention;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Data is kept as long as the app says and no longer, in small steps that any instance goes on with. */
class RetentionTest {
    private static final Retention RULES = Retention.FOREVER
            .recordings(Duration.ofDays(10))
            .transcripts(Duration.ofDays(20))
            .personalData(Duration.ofDays(30));

    private final Tracking tracking = new Tracking();
    private final CallTracker keeper = keeper(RULES);

    @AfterEach
    void stop() {
        keeper.close();
    }

    @Test
    void eachKindGoesAfterItsTime() {
        CallId id = finished();
        pass(9);
        assertThat(tracking.tracker.get(id).recording().state()).isEqualTo(RecordingState.READY);
        pass(2);
        Call call = tracking.tracker.get(id);
        assertThat(call.recording()).isEqualTo(Recording.ABSENT);
        assertThat(call.facts().transcript()).isEqualTo("hello");
        pass(10);
        call = tracking.tracker.get(id);
        assertThat(call.facts().transcript()).isNull();
        assertThat(call.facts().summary()).isNull();
        assertThat(call.to()).isEqualTo(Tracking.NUMBER);
        assertThat(tracking.tracker.events(id)).allMatch(event -> event.payload() == null);
        pass(10);
        call = tracking.tracker.get(id);
        assertThat(call.isErased()).isTrue();
        assertThat(call.to()).isEmpty();
        assertThat(call.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(call.talkDuration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(tracking.tracker.events(id))
                .filteredOn(event -> event.source() == EventSource.SYSTEM)
                .extracting(CallEvent::note)
                .containsExactly(
                        "kept long enough: recording",
                        "kept long enough: transcript",
                        "kept long enough: personal data");
        long version = call.version();
        pass(10);
        assertThat(tracking.tracker.get(id).version()).isEqualTo(version);
    }

    @Test
    void stepsReachAllCallsAndGoOnAfterARestart() {
        List<CallId> ids = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            ids.add(finished());
        }
        tracking.pass(Duration.ofDays(31));
        keeper.start();
        tracking.pass(Duration.ofSeconds(1));
        keeper.stop();
        assertThat(erased(ids)).isBetween(1L, 249L);
        CallTracker other = keeper(RULES);
        other.start();
        tracking.pass(Duration.ofMinutes(1));
        other.close();
        assertThat(erased(ids)).isEqualTo(250);
    }

    @Test
    void deletedCallsAreErasedToo() {
        CallId id = finished();
        tracking.tracker.operator("alice").delete(id);
        pass(31);
        assertThat(tracking.memory.find(id)).get().matches(Call::isErased);
    }

    @Test
    void withoutRulesEverythingStays() {
        CallId id = finished();
        CallTracker forever = keeper(Retention.FOREVER);
        Call call = tracking.tracker.get(id);
        pass(1000, forever);
        forever.close();
        assertThat(tracking.tracker.get(id)).isEqualTo(call);
    }

    @Test
    void negativeTimeIsRefused() {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> Retention.FOREVER.transcripts(Duration.ofDays(-1)))
                .withMessageContaining("transcripts");
    }

    private long erased(List<CallId> ids) {
        return ids.stream().map(tracking.tracker::get).filter(Call::isErased).count();
    }

    private void pass(int days) {
        pass(days, keeper);
    }

    /** The days pass while nobody polls, which is quicker. */
    private void pass(int days, CallTracker working) {
        tracking.pass(Duration.ofDays(days));
        working.start();
        tracking.pass(Duration.ofSeconds(30));
        working.stop();
    }

    private CallTracker keeper(Retention rules) {
        return CallTracker.builder()
                .store(tracking.memory)
                .provider(tracking.provider)
                .pollInterval(Duration.ofMinutes(10))
                .retention(rules)
                .threads(tracking.clock, Runnable::run)
                .build();
    }

    private CallId finished() {
        Call call = tracking.tracker.place(Tracking.request());
        Observation end = Observation.from(EventSource.POLL)
                .providerCallId(call.providerCallId())
                .status(CallStatus.COMPLETED)
                .rawStatus("completed")
                .facts(CallFacts.builder()
                        .talkDuration(Duration.ofSeconds(30))
                        .transcript("hello")
                        .summary("a greeting")
                        .recording(Recording.ready("https://example.com/1"))
                        .cost(new Money(BigDecimal.ONE, "USD"))
                        .build())
                .payload("{\"transcript\":\"hello\"}")
                .build();
        tracking.provider.onFetch = asked -> new FetchResult.Found(end);
        tracking.tracker.checkNow(call.id());
        return call.id();
    }
}
