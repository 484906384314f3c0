package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.post;
import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.Effect;
import io.calltracking.ErrorCode;
import io.calltracking.EventSource;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.FindResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.provider.WebhookReading;
import io.calltracking.store.Store;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Webhooks of a provider that are not to be believed until the call was read back. */
class HintsTest {
    private final Tracking tracking = new Tracking(new FakeProvider() {
        @Override
        public WebhookReading read(String body) {
            Observation.Builder news = Observation.from(EventSource.WEBHOOK)
                    .providerCallId("p-1")
                    .dedupeKey(body)
                    .payload(body);
            return switch (body) {
                case "again" ->
                    new WebhookReading.News(
                            news.status(CallStatus.QUEUED).providerAttempt(1).build());
                case "transcript" ->
                    new WebhookReading.News(news.facts(CallFacts.builder()
                                    .transcript("agent: we owe you a million")
                                    .build())
                            .build());
                default -> super.read(body);
            };
        }
    });

    HintsTest() {
        tracking.provider.trusts = false;
    }

    @Test
    void endIsTakenFromTheProviderAloneAndTheWebhookIsLogged() {
        Call call = tracking.tracker.place(request());
        tracking.provider.onFetch = of -> FakeProvider.found("p-1", CallStatus.NO_ANSWER);

        assertThat(tracking.webhook("p-1 COMPLETED").body()).isEqualTo("ok");

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.NO_ANSWER);
        List<CallEvent> events = tracking.tracker.events(call.id());
        CallEvent hint = events.get(events.size() - 2);
        assertThat(hint.source()).isEqualTo(EventSource.WEBHOOK);
        assertThat(hint.effect()).isEqualTo(Effect.IGNORED);
        assertThat(hint.payload()).isEqualTo("p-1 COMPLETED");
        assertThat(hint.note()).contains("not proven");
        CallEvent told = events.get(events.size() - 1);
        assertThat(told.source()).isEqualTo(EventSource.POLL);
        assertThat(told.effect()).isEqualTo(Effect.MOVED);
    }

    @Test
    void forgedEndNewAttemptAndDataChangeNothing() {
        Call call = tracking.tracker.place(request());
        tracking.webhook("p-1 IN_PROGRESS");
        tracking.provider.onFetch = of -> FakeProvider.found("p-1", CallStatus.IN_PROGRESS);

        for (String forged : List.of("p-1 DISCONNECTED", "p-1 FAILED", "again", "transcript")) {
            assertThat(tracking.webhook(forged).status()).isEqualTo(200);
        }

        Call now = tracking.tracker.get(call.id());
        assertThat(now.status()).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(now.state().providerAttempt()).isZero();
        assertThat(now.facts().transcript()).isNull();
        assertThat(tracking.provider.fetches).isEqualTo(4);
    }

    @Test
    void stepForwardStandsAndNobodyIsAsked() {
        Call call = tracking.tracker.place(request());

        tracking.webhook("p-1 RINGING");

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        assertThat(tracking.provider.fetches).isZero();
    }

    @Test
    void whatTheProviderHasToldAlreadyNeedsNoProof() {
        Call call = tracking.tracker.place(request());
        tracking.provider.onFetch = of -> FakeProvider.found("p-1", CallStatus.COMPLETED);
        tracking.webhook("p-1 COMPLETED");

        tracking.webhook("p-1 DISCONNECTED");

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.COMPLETED);
        assertThat(tracking.webhook("p-1 COMPLETED").body()).isEqualTo("ok");
        assertThat(tracking.provider.fetches).isEqualTo(1);
    }

    @Test
    void readBackThatFailsIsMadeUpForByThePoller() {
        Call call = tracking.tracker.place(request());
        tracking.provider.onFetch = of -> new FetchResult.Failed("HTTP 500", null, false);

        assertThat(tracking.webhook("p-1 NO_ANSWER").status()).isEqualTo(200);

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.QUEUED);
        tracking.provider.onFetch = of -> FakeProvider.found("p-1", CallStatus.NO_ANSWER);
        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(1));
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.NO_ANSWER);
    }

    @Test
    void newAttemptOfACallThatIsOverIsAskedForUntilTheProviderAnswers() {
        Call call = tracking.tracker.place(request());
        tracking.provider.onFetch = of -> FakeProvider.found("p-1", CallStatus.NO_ANSWER);
        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(1));
        tracking.provider.onFetch = of -> new FetchResult.Failed("HTTP 500", null, false);
        tracking.webhook("again");
        tracking.pass(Duration.ofMinutes(5));
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.NO_ANSWER);

        tracking.provider.onFetch = of -> new FetchResult.Found(Observation.from(EventSource.POLL)
                .providerCallId("p-1")
                .status(CallStatus.QUEUED)
                .providerAttempt(1)
                .build());
        tracking.pass(Duration.ofMinutes(1));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.QUEUED);
        assertThat(tracking.tracker.get(call.id()).state().providerAttempt()).isEqualTo(1);
    }

    @Test
    void accountThatIsPausedIsNotAsked() {
        Call call = tracking.tracker.place(request());
        tracking.provider.onFetch = of -> new FetchResult.Failed("HTTP 429", Duration.ofMinutes(1), true);
        tracking.webhook("p-1 COMPLETED");
        int asked = tracking.provider.fetches;

        assertThat(tracking.webhook("p-1 FAILED").status()).isEqualTo(200);

        assertThat(tracking.provider.fetches).isEqualTo(asked);
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.QUEUED);
    }

    @Test
    void unknownCallsNeverMakeTheProviderBeAsked() {
        tracking.owners = number -> Optional.of("owner-1");
        for (int i = 0; i < 50; i++) {
            tracking.webhook("x-" + i + " COMPLETED");
            tracking.webhook("y-" + i + " RINGING inbound +15005550100 +15005550199");
        }
        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(1));

        assertThat(tracking.provider.fetches).isZero();
        assertThat(tracking.tracker.calls(CallQuery.all())).isEmpty();
    }

    @Test
    void idThatOnlyAWebhookTellsIsGivenToNoCall() {
        tracking.provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        Call call = tracking.tracker.submit(request()).call();

        assertThat(tracking.webhook("forged RINGING " + call.id()).body()).isEqualTo("kept for later");
        assertThat(tracking.webhook("p-1 RINGING " + call.id()).body()).isEqualTo("kept for later");
        assertThat(tracking.tracker.get(call.id()).providerCallId()).isNull();

        tracking.provider.onFind = of -> new FindResult.Candidates(
                List.of(FakeProvider.news(EventSource.POLL, "p-1", CallStatus.QUEUED)), List.of());
        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(30));
        assertThat(tracking.tracker.get(call.id()).providerCallId()).isEqualTo("p-1");
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void hintIsDurableBeforeItIsAcknowledged() {
        tracking.tracker.place(request());
        Store full = (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, args) -> {
                    if (method.getName().equals("apply")) {
                        throw CallTrackingException.of(ErrorCode.STORE_ERROR, "down");
                    }
                    return method.invoke(tracking.memory, args);
                });

        assertThat(tracking.on(full)
                        .webhooks()
                        .receive("fake", post("p-1 COMPLETED"))
                        .status())
                .isEqualTo(503);
        assertThat(tracking.provider.fetches).isZero();
    }
}
