package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.post;
import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.Direction;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Placement;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.webhook.WebhookReply;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls that others make to us. */
class InboundCallsTest {
    private static final String OURS = "+15005550100";
    private static final String CALLER = "+15005550199";

    private final Tracking tracking = new Tracking();

    InboundCallsTest() {
        tracking.owners = number -> number.equals(OURS) ? Optional.of("owner-1") : Optional.empty();
    }

    @Test
    void firstWebhookMakesTheCallInTheStatusTold() {
        assertThat(inbound("in-1", "RINGING").body()).isEqualTo("ok");

        Call call = only();
        assertThat(call.spec().direction()).isEqualTo(Direction.INBOUND);
        assertThat(call.owner()).isEqualTo("owner-1");
        assertThat(call.to()).isEqualTo(OURS);
        assertThat(call.from()).isEqualTo(CALLER);
        assertThat(call.status()).isEqualTo(CallStatus.RINGING);
        assertThat(call.providerCallId()).isEqualTo("in-1");
        assertThat(call.version()).isEqualTo(1);
        CallEvent first = tracking.tracker.events(call.id()).get(0);
        assertThat(first.effect()).isEqualTo(Effect.CREATED);
        assertThat(first.source()).isEqualTo(EventSource.WEBHOOK);
        assertThat(first.payload()).contains("in-1 RINGING");
        assertThat(tracking.changes).hasSize(1);
    }

    @Test
    void repetitionIsKnownAndMakesNoSecondCall() {
        inbound("in-1", "RINGING");

        assertThat(inbound("in-1", "RINGING").body()).isEqualTo("known");
        assertThat(only().version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NO_ANSWER,MISSED",
        "BUSY,MISSED",
        "CANCELED,MISSED",
        "MISSED,MISSED",
        "COMPLETED,COMPLETED",
        "FAILED,FAILED"
    })
    void callThatNobodyTookIsMissed(CallStatus told, CallStatus expected) {
        inbound("in-1", told.name());
        inbound("in-2", "RINGING");
        tracking.webhook("in-2 " + told);

        assertThat(calls()).extracting(Call::status).containsExactly(expected, expected);
    }

    @Test
    void outboundCallThatNobodyTookIsNotMissed() {
        Call call = tracking.tracker.place(request());
        tracking.webhook("p-1 NO_ANSWER");

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.NO_ANSWER);
    }

    @Test
    void withheldCallerIsNull() {
        tracking.webhook("in-1 RINGING inbound " + OURS + " -");

        assertThat(only().from()).isNull();
        assertThat(only().toString()).contains("in-1");
    }

    @Test
    void callToANumberThatNobodyOwnsIsKept() {
        assertThat(tracking.webhook("in-1 RINGING inbound +15005550111 " + CALLER)
                        .body())
                .isEqualTo("kept for later");
        assertThat(calls()).isEmpty();
    }

    @Test
    void newsThatCameBeforeIsAppliedWhenTheCallIsMade() {
        tracking.webhook("in-1 IN_PROGRESS");

        inbound("in-1", "RINGING");

        assertThat(only().status()).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(tracking.memory.parked("fake", "in-1")).isEmpty();
    }

    @Test
    void outboundCallOfSomebodyElseIsKept() {
        assertThat(tracking.webhook("x-1 RINGING outbound " + OURS + " " + CALLER)
                        .body())
                .isEqualTo("kept for later");
        assertThat(calls()).isEmpty();
    }

    @Test
    void callOfOursWhosePlacingIsNotAnsweredYetIsNeverTakenForInbound() {
        tracking.owners = number -> Optional.of("owner-1");
        tracking.provider.onPlace = call -> {
            tracking.webhook("p-1 DIALING unsaid " + call.to() + " " + OURS);
            tracking.webhook("p-1 RINGING outbound " + call.to() + " " + OURS);
            assertThat(calls()).hasSize(1);
            return FakeProvider.accepted("p-1");
        };

        tracking.tracker.place(request());

        assertThat(only().spec().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(only().status()).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void inboundCallNeitherHoldsNorHeedsAnUnsettledNumber() {
        tracking.provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        CallRequest toOurs = CallRequest.to(OURS).agent("agent-1").build();
        tracking.tracker.submit(toOurs);

        inbound("in-1", "RINGING");

        assertThat(calls()).extracting(Call::status).contains(CallStatus.RINGING, CallStatus.UNCONFIRMED);
        tracking.provider.onPlace = call -> FakeProvider.accepted("p-9");
        tracking.webhook("in-1 COMPLETED");
        assertThat(tracking.tracker
                        .submit(CallRequest.to(CALLER).agent("agent-1").build())
                        .kind())
                .isEqualTo(Placement.Kind.PLACED);
    }

    @Test
    void twoWebhooksAtOnceOnTwoInstancesMakeOneCall() {
        CallTracker first = tracking.tracker;
        boolean[] overtaken = {false};
        Store slow = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, args) -> {
                    if (method.getName().equals("create") && !overtaken[0]) {
                        overtaken[0] = true;
                        first.webhooks().receive("fake", post(body("in-1", "RINGING")));
                    }
                    return method.invoke(tracking.memory, args);
                });

        assertThat(tracking.on(slow)
                        .webhooks()
                        .receive("fake", post(body("in-1", "IN_PROGRESS")))
                        .status())
                .isEqualTo(200);

        assertThat(overtaken[0]).isTrue();
        assertThat(only().status()).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(tracking.tracker.events(only().id())).hasSize(2);
    }

    @Test
    void inboundCallIsLookedAtUntilItIsOver() {
        inbound("in-1", "RINGING");
        tracking.provider.onFetch = call -> FakeProvider.found("in-1", CallStatus.NO_ANSWER);
        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(1));

        assertThat(only().status()).isEqualTo(CallStatus.MISSED);
        assertThat(tracking.tracker.events(only().id()))
                .extracting(CallEvent::source)
                .endsWith(EventSource.POLL);
    }

    @Test
    void ownersThatCannotBeAskedMakeTheProviderRepeat() {
        tracking.owners = number -> {
            throw new IllegalStateException("the app's own database is down");
        };
        assertThat(inbound("in-1", "RINGING").status()).isEqualTo(500);
        tracking.owners = number -> Optional.of("owner-1");

        assertThat(inbound("in-1", "RINGING").status()).isEqualTo(200);
        assertThat(only().status()).isEqualTo(CallStatus.RINGING);
    }

    private WebhookReply inbound(String id, String status) {
        return tracking.webhook(body(id, status));
    }

    private static String body(String id, String status) {
        return id + " " + status + " inbound " + OURS + " " + CALLER;
    }

    private List<Call> calls() {
        return tracking.tracker.calls(CallQuery.all());
    }

    private Call only() {
        assertThat(calls()).hasSize(1);
        return calls().get(0);
    }
}
