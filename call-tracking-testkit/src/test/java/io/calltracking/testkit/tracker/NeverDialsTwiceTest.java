package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.NUMBER;
import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.Placement;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FindResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeverDialsTwiceTest {
    private final Tracking tracking = new Tracking();
    private final FakeProvider provider = tracking.provider;

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void intentIsStoredBeforeTheProviderIsAsked() {
        provider.onPlace = call -> {
            assertThat(tracking.status(call.id())).isEqualTo(CallStatus.INITIATED);
            return FakeProvider.accepted("p-1");
        };

        Call call = tracking.tracker.place(request());

        assertThat(call.status()).isEqualTo(CallStatus.QUEUED);
        assertThat(call.providerCallId()).isEqualTo("p-1");
    }

    @Test
    void unknownOutcomeIsNeverSentAgain() {
        provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        provider.onFind = call -> new FindResult.Failed("not reachable");

        Call call = tracking.tracker.place(request());
        tracking.tracker.start();
        tracking.pass(Duration.ofHours(3));

        assertThat(call.status()).isEqualTo(CallStatus.UNCONFIRMED);
        assertThat(provider.placed).hasSize(1);
        assertThat(failure(call.id())).isEqualTo(Failure.UNRESOLVED);
    }

    @Test
    void unknownOutcomeThatIsFoundByTagGoesOn() {
        provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        provider.onFind = call -> new FindResult.Candidates(List.of(candidate("p-7")), List.of(candidate("p-8")));
        Call call = tracking.tracker.place(request());

        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(10));

        assertThat(tracking.tracker.get(call.id()).providerCallId()).isEqualTo("p-7");
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        assertThat(provider.placed).hasSize(1);
    }

    @Test
    void oneCallWithTheSameNumberAndTimeIsAFindAndTwoAreNot() {
        provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        Call call = tracking.tracker.place(request());
        tracking.tracker.start();
        provider.onFind = asked -> new FindResult.Candidates(List.of(), List.of(candidate("p-1"), candidate("p-2")));
        tracking.pass(Duration.ofMinutes(10));
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.UNCONFIRMED);

        provider.onFind = asked -> new FindResult.Candidates(List.of(), List.of(candidate("p-2")));
        tracking.pass(Duration.ofMinutes(3));

        assertThat(tracking.tracker.get(call.id()).providerCallId()).isEqualTo("p-2");
    }

    @Test
    void callThatAnotherOneOwnsIsNoFind() {
        Call first = tracking.tracker.place(request());
        provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        provider.onFind = asked ->
                new FindResult.Candidates(List.of(), List.of(candidate(String.valueOf(first.providerCallId()))));
        Call second = tracking.tracker.place(request());

        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(20));

        assertThat(failure(second.id())).isEqualTo(Failure.NOT_PLACED);
    }

    @Test
    void callTheProviderSurelyDoesNotHaveWasNotPlaced() {
        provider.onPlace = call -> new PlaceResult.Unknown("reset");
        Call call = tracking.tracker.place(request());
        tracking.tracker.start();

        tracking.pass(Duration.ofMinutes(4));
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.UNCONFIRMED);
        tracking.pass(Duration.ofMinutes(4));

        assertThat(failure(call.id())).isEqualTo(Failure.NOT_PLACED);
        assertThat(provider.placed).hasSize(1);
    }

    @Test
    void secondCallToANumberWaitsUntilTheFirstIsSettled() {
        provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        tracking.tracker.place(request());
        provider.onPlace = call -> FakeProvider.accepted("p-2");

        Placement second = tracking.tracker.submit(request());
        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(4));

        assertThat(second.kind()).isEqualTo(Placement.Kind.WAITING);
        assertThat(provider.placed).hasSize(1);
        tracking.pass(Duration.ofMinutes(5));
        assertThat(provider.placed).hasSize(2);
        assertThat(tracking.tracker.get(second.call().id()).providerCallId()).isEqualTo("p-2");
    }

    @Test
    void requestThatWasNotProcessedIsSentAgainAfterThePause() {
        provider.onPlace = call -> new PlaceResult.Later(Duration.ofSeconds(60), "429");

        Placement placement = tracking.tracker.submit(request());
        provider.onPlace = call -> FakeProvider.accepted("p-1");
        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(55));
        assertThat(provider.placed).hasSize(1);
        tracking.pass(Duration.ofSeconds(10));

        assertThat(placement.kind()).isEqualTo(Placement.Kind.WAITING);
        assertThat(provider.placed).hasSize(2);
        assertThat(tracking.status(placement.call().id())).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void processThatDiesWhileTheRequestIsUnderWayLeavesACallThatIsFound() {
        provider.onPlace = call -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> tracking.tracker.place(request())).isInstanceOf(Killed.class);
        CallId id = provider.placed.get(0).id();
        provider.onFind = call -> new FindResult.Candidates(List.of(candidate("p-1")), List.of());

        tracking.on(tracking.memory).start();
        tracking.pass(Duration.ofMinutes(3));

        assertThat(provider.placed).hasSize(1);
        assertThat(tracking.status(id)).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void adapterThatThrowsLeavesAnUnknownOutcome() {
        provider.onPlace = call -> {
            throw new IllegalStateException("defect");
        };

        assertThat(tracking.tracker.submit(request()).kind()).isEqualTo(Placement.Kind.UNCONFIRMED);
    }

    @Test
    void webhookThatBeatsTheAnswerSettlesTheCall() {
        provider.onPlace = call -> {
            tracking.webhook("p-9 RINGING " + call.id());
            return new PlaceResult.Unknown("timeout");
        };

        Placement placement = tracking.tracker.submit(request());

        assertThat(placement.kind()).isEqualTo(Placement.Kind.PLACED);
        assertThat(placement.call().status()).isEqualTo(CallStatus.RINGING);
        assertThat(placement.call().providerCallId()).isEqualTo("p-9");
    }

    @Test
    void processThatStoodStillDoesNotSendAndSaysThatTheOutcomeIsUnknown() {
        provider.onFind = call -> new FindResult.Failed("not reachable");

        Placement placement = standingStill(Duration.ofMinutes(3)).submit(request());

        assertThat(provider.placed).isEmpty();
        assertThat(placement.call().status()).isEqualTo(CallStatus.UNCONFIRMED);
        assertThat(placement.kind()).isEqualTo(Placement.Kind.UNCONFIRMED);
    }

    @Test
    void processThatStoodStillUntilOthersHadSettledTheCallDoesNotSayItWasPlaced() {
        Placement placement = standingStill(Duration.ofMinutes(20)).submit(request());

        assertThat(provider.placed).isEmpty();
        assertThat(failure(placement.call().id())).isEqualTo(Failure.NOT_PLACED);
        assertThat(placement.kind()).isEqualTo(Placement.Kind.REFUSED);
    }

    /** A tracker whose process is suspended right after its intent was stored, while another one goes on. */
    private CallTracker standingStill(Duration time) {
        tracking.tracker.start();
        return tracking.on(Interceptor.wrap(Store.class, tracking.memory, (method, arguments, target) -> {
            Object result = target.proceed();
            if (method.equals("create")) {
                tracking.pass(time);
            }
            return result;
        }));
    }

    @Test
    void sameKeyGivesTheSameCallMarkedAsReplayed() {
        CallRequest request =
                CallRequest.to(NUMBER).agent("a").idempotencyKey("k-1").build();
        Call first = tracking.tracker.place(request);

        Placement again = tracking.tracker.submit(request);

        assertThat(again.kind()).isEqualTo(Placement.Kind.REPLAYED);
        assertThat(again.call().id()).isEqualTo(first.id());
        assertThat(provider.placed).hasSize(1);
    }

    @Test
    void sameKeyForAnotherRequestIsRefused() {
        tracking.tracker.place(CallRequest.to(NUMBER).idempotencyKey("k-1").build());

        CallTrackingException e = catchThrowableOfType(
                CallTrackingException.class,
                () -> tracking.tracker.place(
                        CallRequest.to("+15005550199").idempotencyKey("k-1").build()));

        assertThat(e.code()).isEqualTo(ErrorCode.DUPLICATE_REQUEST);
    }

    @Test
    void refusedCallIsKeptAsFailedAndTold() {
        provider.onPlace = call -> new PlaceResult.Refused(new Failure(Failure.REFUSED, "no such agent"), "{}");

        CallTrackingException e =
                catchThrowableOfType(CallTrackingException.class, () -> tracking.tracker.place(request()));

        assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(e.getMessage()).contains("no such agent").doesNotContain(NUMBER);
        assertThat(failure(provider.placed.get(0).id())).isEqualTo(Failure.REFUSED);
    }

    private String failure(CallId id) {
        return Optional.ofNullable(tracking.tracker.get(id).failure())
                .map(Failure::code)
                .orElse("none");
    }

    private static Observation candidate(String providerCallId) {
        return FakeProvider.news(EventSource.POLL, providerCallId, CallStatus.RINGING);
    }
}
