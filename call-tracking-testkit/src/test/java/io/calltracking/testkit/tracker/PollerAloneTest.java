package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.Call;
import io.calltracking.CallChange;
import io.calltracking.CallFacts;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Money;
import io.calltracking.Recording;
import io.calltracking.RecordingState;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PollerAloneTest {
    private final Tracking tracking = new Tracking();
    private final FakeProvider provider = tracking.provider;

    @Test
    void everyCallReachesItsEndWithoutAnyWebhook() {
        CallStatus[] course = {CallStatus.RINGING, CallStatus.IN_PROGRESS, CallStatus.DISCONNECTED};
        Instant start = tracking.clock.instant();
        provider.onFetch = call -> {
            int minute = (int) Duration.between(start, tracking.clock.instant()).toMinutes();
            return minute < course.length
                    ? FakeProvider.found("p-1", course[minute])
                    : new FetchResult.Found(completed(Recording.ready("https://r")));
        };
        tracking.tracker.start();
        Call call = tracking.tracker.place(request());

        tracking.pass(Duration.ofMinutes(5));

        Call over = tracking.tracker.get(call.id());
        assertThat(over.status()).isEqualTo(CallStatus.COMPLETED);
        assertThat(over.cost()).isNotNull();
        assertThat(over.recording().state()).isEqualTo(RecordingState.READY);
        assertThat(tracking.changes.stream().map(CallChange::to))
                .containsExactly(
                        CallStatus.INITIATED,
                        CallStatus.QUEUED,
                        CallStatus.RINGING,
                        CallStatus.IN_PROGRESS,
                        CallStatus.DISCONNECTED,
                        CallStatus.COMPLETED);
    }

    @Test
    void callThatIsOverIsLookedAtNoMore() {
        provider.onFetch = call -> new FetchResult.Found(completed(Recording.ABSENT));
        tracking.tracker.start();
        tracking.tracker.place(request());
        tracking.pass(Duration.ofMinutes(1));
        int looks = provider.fetches;

        tracking.pass(Duration.ofHours(1));

        assertThat(provider.fetches).isEqualTo(looks);
    }

    @Test
    void newCallIsLookedAtQuicklyThenEveryHalfMinute() {
        List<Long> looks = new ArrayList<>();
        Instant start = tracking.clock.instant();
        provider.onFetch = call -> {
            looks.add(Duration.between(start, tracking.clock.instant()).toSeconds());
            return FakeProvider.found("p-1", CallStatus.QUEUED);
        };
        tracking.tracker.start();
        tracking.tracker.place(request());

        tracking.pass(Duration.ofSeconds(100));

        assertThat(looks).hasSizeBetween(4, 6);
        assertThat(looks.get(0)).isLessThanOrEqualTo(2);
        assertThat(looks.get(1)).isLessThanOrEqualTo(5);
        assertThat(looks.get(looks.size() - 1) - looks.get(looks.size() - 2)).isBetween(29L, 31L);
    }

    @Test
    void missingRecordingIsWaitedForAndThenDeclaredAbsent() {
        provider.onFetch = call -> new FetchResult.Found(completed(Recording.PENDING));
        tracking.tracker.start();
        Call call = tracking.tracker.place(request());

        tracking.pass(Duration.ofMinutes(20));
        assertThat(tracking.tracker.get(call.id()).recording().state()).isEqualTo(RecordingState.PENDING);
        tracking.pass(Duration.ofMinutes(20));

        assertThat(tracking.tracker.get(call.id()).recording().state()).isEqualTo(RecordingState.ABSENT);
    }

    @Test
    void callNotKnownJustAfterPlacingIsPatienceAndLaterAFact() {
        tracking.tracker.start();
        Call call = tracking.tracker.place(request());

        tracking.pass(Duration.ofMinutes(4));
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.QUEUED);
        tracking.pass(Duration.ofMinutes(2));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.FAILED);
        assertThat(Objects.requireNonNull(tracking.tracker.get(call.id()).failure())
                        .code())
                .isEqualTo(Failure.LOST);
    }

    @Test
    void stoppedPollerLooksAtNothingAndGoesOnWhenStarted() {
        provider.onFetch = call -> FakeProvider.found("p-1", CallStatus.RINGING);
        tracking.tracker.start();
        tracking.tracker.stop();
        tracking.tracker.place(request());
        tracking.pass(Duration.ofMinutes(5));
        assertThat(provider.fetches).isZero();

        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(1));

        assertThat(provider.fetches).isPositive();
    }

    @Test
    void checkNowLooksAtOnceAndSaysWhatItCouldNotSee() {
        Call call = tracking.tracker.place(request());
        provider.onFetch = asked -> FakeProvider.found("p-1", CallStatus.RINGING);
        assertThat(tracking.tracker.checkNow(call.id()).status()).isEqualTo(CallStatus.RINGING);
        assertThat(tracking.tracker.lastCheck(call.id())).isPresent();

        provider.onFetch = asked -> new FetchResult.Failed("HTTP 503", null, false);
        CallTrackingException e =
                catchThrowableOfType(CallTrackingException.class, () -> tracking.tracker.checkNow(call.id()));

        assertThat(e.getMessage()).contains("503").contains(call.id().toString());
    }

    @Test
    void detailsAreLookedForThreeTimesAndNeverFailThePlacing() {
        provider.onFetch = asked -> new FetchResult.Failed("HTTP 503", null, false);
        Call call = tracking.tracker.place(request());

        CompletableFuture<Call> details = tracking.tracker.awaitDetails(call.id());
        tracking.pass(Duration.ofSeconds(3));
        assertThat(details).isNotDone();
        tracking.pass(Duration.ofSeconds(2));

        assertThat(details).isCompletedWithValueMatching(known -> known.status() == CallStatus.QUEUED);
        assertThat(provider.fetches).isEqualTo(3);
    }

    @Test
    void detailsThatAreThereAreGivenAtOnce() {
        provider.onFetch = asked -> FakeProvider.found("p-1", CallStatus.RINGING);
        Call call = tracking.tracker.place(request());

        assertThat(tracking.tracker.awaitDetails(call.id()))
                .isCompletedWithValueMatching(known -> known.status() == CallStatus.RINGING);
    }

    @Test
    void listenerThatThrowsHarmsNobody() {
        List<CallStatus> told = new ArrayList<>();
        tracking.tracker.onChange(change -> {
            throw new IllegalStateException("listener");
        });
        Runnable remove = tracking.tracker.onChange(change -> told.add(change.to()));

        tracking.tracker.place(request());
        remove.run();
        tracking.webhook("p-1 RINGING");

        assertThat(told).isEqualTo(Arrays.asList(CallStatus.INITIATED, CallStatus.QUEUED));
    }

    private Observation completed(Recording recording) {
        return Observation.from(EventSource.POLL)
                .providerCallId("p-1")
                .status(CallStatus.COMPLETED)
                .rawStatus("completed")
                .occurredAt(Instant.parse("2026-11-18T09:33:00Z"))
                .facts(CallFacts.builder()
                        .cost(new Money(new BigDecimal("0.08"), "USD"))
                        .recording(recording)
                        .build())
                .build();
    }
}
