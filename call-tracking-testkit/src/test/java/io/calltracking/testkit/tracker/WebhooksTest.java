package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.post;
import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.provider.PlaceResult;
import io.calltracking.store.Store;
import io.calltracking.webhook.WebhookRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WebhooksTest {
    private final Tracking tracking = new Tracking();

    @Test
    void newsIsOnRecordBeforeItIsAcknowledged() {
        Call call = tracking.tracker.place(request());

        assertThat(tracking.webhook("p-1 RINGING").status()).isEqualTo(200);

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        CallEvent last = last(call);
        assertThat(last.source()).isEqualTo(EventSource.WEBHOOK);
        assertThat(last.payload()).isEqualTo("p-1 RINGING");
    }

    @Test
    void repeatedWebhookIsAcknowledgedAndNotLoggedTwice() {
        Call call = tracking.tracker.place(request());
        tracking.webhook("p-1 RINGING");
        int logged = tracking.tracker.events(call.id()).size();

        assertThat(tracking.webhook("p-1 RINGING").body()).isEqualTo("known");

        assertThat(tracking.tracker.events(call.id())).hasSize(logged);
    }

    @Test
    void lateWebhookIsLoggedWithTheReasonAndChangesNoStatus() {
        Call call = tracking.tracker.place(request());
        tracking.webhook("p-1 COMPLETED");
        tracking.webhook("p-1 DIALING");

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.COMPLETED);
        assertThat(last(call).effect()).isEqualTo(Effect.IGNORED);
        assertThat(last(call).note()).contains("late");
    }

    @Test
    void newsOfAnUnknownCallIsKeptAndAppliedWhenTheCallAppears() {
        assertThat(tracking.webhook("p-1 RINGING").body()).isEqualTo("kept for later");

        Call call = tracking.tracker.place(request());

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        assertThat(tracking.memory.parked("fake", "p-1")).isEmpty();
    }

    @Test
    void keptNewsThatNobodyAppliedIsSwept() {
        Call call = tracking.tracker.place(request());
        tracking.memory.park(new io.calltracking.store.ParkedWebhook(
                new java.util.UUID(1, 1), "fake", "p-1", "RINGING", "p-1 RINGING", tracking.clock.instant()));

        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(30));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void keptNewsOfACallThatNeverAppearsIsDroppedAfterADay() {
        tracking.webhook("ghost RINGING");
        tracking.tracker.start();

        tracking.pass(Duration.ofHours(23));
        assertThat(tracking.memory.parked("fake", "ghost")).hasSize(1);
        tracking.pass(Duration.ofHours(2));

        assertThat(tracking.memory.parked("fake", "ghost")).isEmpty();
    }

    @Test
    void otherRequestsGetTheRightAnswers() {
        CallTracker tracker = tracking.tracker;
        assertThat(tracker.webhooks().receive("nobody", post("p-1 RINGING")).status())
                .isEqualTo(404);
        assertThat(tracking.webhook("nonsense").status()).isEqualTo(400);
        assertThat(tracking.webhook("batch done").status()).isEqualTo(200);
        assertThat(tracking.webhook("x".repeat(5 << 20)).status()).isEqualTo(413);
        assertThat(tracker.webhooks()
                        .receive("fake", WebhookRequest.of("PUT", "/", Map.of(), new byte[0], null))
                        .status())
                .isEqualTo(405);
        WebhookRequest refused = WebhookRequest.of(
                "POST", "/", Map.of("Refused", List.of("no")), "p-1 RINGING".getBytes(StandardCharsets.UTF_8), null);
        assertThat(tracker.webhooks().receive("fake", refused).status()).isEqualTo(401);
    }

    @Test
    void unreachableStoreAsksTheProviderToRepeat() {
        Store down = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, args) -> {
                    throw CallTrackingException.of(ErrorCode.STORE_ERROR, "down");
                });

        assertThat(tracking.on(down)
                        .webhooks()
                        .receive("fake", post("p-1 RINGING"))
                        .status())
                .isEqualTo(503);
    }

    @Test
    void newsWhoseProviderCallWasTakenByAnotherCallMeanwhileIsOnThatOnesRecord() {
        tracking.provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        Call tagged = tracking.tracker.submit(request()).call();
        tracking.provider.onPlace = call -> FakeProvider.accepted("p-1");
        Call owner = tracking.tracker.place(
                CallRequest.to("+15005550177").agent("agent-1").build());
        AtomicBoolean late = new AtomicBoolean();
        Store slow = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(),
                new Class<?>[] {Store.class},
                (proxy, method, args) -> method.getName().equals("findByProviderCallId") && !late.getAndSet(true)
                        ? Optional.empty()
                        : method.invoke(tracking.memory, args));

        String body = "p-1 RINGING " + tagged.id();
        assertThat(tracking.on(slow).webhooks().receive("fake", post(body)).status())
                .isEqualTo(200);

        assertThat(last(owner).payload()).isEqualTo(body);
        assertThat(last(owner).note()).contains("tag of call " + tagged.id());
        assertThat(tracking.status(tagged.id())).isEqualTo(CallStatus.UNCONFIRMED);
    }

    private CallEvent last(Call call) {
        List<CallEvent> events = tracking.tracker.events(call.id());
        return events.get(events.size() - 1);
    }
}
