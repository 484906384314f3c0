package io.calltracking.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CheckSchedule;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.Slot;
import io.calltracking.client.bolna.BolnaCallRequest;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.testkit.simulator.ProviderSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit against a real provider, real steps, and each promise broken by hand. */
class CallAuditTest {
    private static final String NUMBER = "+15005550123";
    private static final String KEY = "key-1";

    private final InMemoryStore memory = InMemoryStore.create();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private ProviderSimulator simulator;
    private BolnaClient client;
    private CallTracker tracker;
    private CallAudit audit;

    @BeforeEach
    void start() {
        simulator = ProviderSimulator.builder().timeScale(0.001).start();
        client = BolnaClient.builder()
                .apiKey(simulator.apiKey())
                .baseUrl(simulator.baseUrl().toString())
                .build();
        Steps watching = FaultPoints.watching(point -> steps.add(point.step()));
        Store store = SteppedStore.of(memory, watching);
        tracker = CallTracker.builder()
                .store(store)
                .provider(SteppedProvider.of(BolnaProvider.of(client), watching))
                .schedule(CheckSchedule.DEFAULT.interval(Duration.ofMillis(50)))
                .build();
        tracker.start();
        audit = CallAudit.of(store, simulator.ledger());
    }

    @AfterEach
    void stop() {
        tracker.close();
        client.close();
        simulator.close();
    }

    @Test
    void nothingIsWrongWithTheLibraryAsItIs() {
        Call call = place();

        awaitClean();
        assertThat(findings(Map.of(KEY, Set.of(call.id()))).isClean()).isTrue();
        assertThat(findings().callsAccepted()).isEqualTo(1);
    }

    @Test
    void eachEffectIsAStepAndReadingIsNone() {
        place();
        awaitClean();

        // Two threads: the one that places, and the poller's.
        assertThat(steps)
                .containsSubsequence(
                        "store.create:before",
                        "store.create:after",
                        "provider.place:before",
                        "provider.place:after",
                        "store.apply.api.queued:before",
                        "store.apply.api.queued:after")
                .containsSubsequence(
                        "store.claimDue:before",
                        "store.claimDue:after",
                        "provider.fetch:before",
                        "provider.fetch:after",
                        "store.apply.poll:before",
                        "store.apply.poll:after")
                .noneMatch(step -> step.startsWith("store.find") || step.startsWith("store.clock"));
    }

    @Test
    void whatTheTargetThrowsComesThrough() {
        Store failing = Interceptor.wrap(Store.class, memory, (method, arguments, target) -> {
            throw new IllegalStateException(method);
        });

        assertThatThrownBy(() -> SteppedStore.of(failing, step -> {}).claimDue(1, Duration.ZERO))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("claimDue");
    }

    @Test
    void secondCallToTheNumberIsDialedTwiceAndForgotten() {
        place();
        awaitClean();

        client.calls().place(BolnaCallRequest.builder("agent-1", NUMBER).build());

        assertThat(findings().count(Breach.DIALED_TWICE)).isEqualTo(1);
        assertThat(findings().count(Breach.FORGOTTEN)).isEqualTo(1);
        assertThat(findings().isHopeless()).isTrue();
    }

    @Test
    void promisedIdThatIsGoneIsForgotten() {
        place();
        awaitClean();

        assertThat(findings(Map.of(KEY, Set.of(CallId.create(Instant.EPOCH)))).count(Breach.FORGOTTEN))
                .isEqualTo(1);
        assertThat(audit.findings(Requested.of("default", "bolna", Map.of("key-2", NUMBER), Map.of()))
                        .count(Breach.FORGOTTEN))
                .isEqualTo(1);
    }

    @Test
    void acknowledgedWebhookThatIsInNoLogIsLost() throws IOException {
        HttpServer yesMan = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        yesMan.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, -1);
            }
        });
        yesMan.start();
        simulator.webhookUrl(
                URI.create("http://127.0.0.1:" + yesMan.getAddress().getPort() + "/"));

        place();

        await().untilAsserted(() ->
                assertThat(findings().count(Breach.ACKNOWLEDGED_LOST)).isPositive());
        yesMan.stop(0);
    }

    @Test
    void statusThatWentBackIsSeenInTheLogAndAtTheEnd() {
        Call call = place();
        awaitClean();

        Call over = tracker.get(call.id());
        Call back = over.next(CallState.of(CallStatus.RINGING), over.facts(), over.times());
        memory.apply(new CallUpdate(back, event(over, back), null, null));

        assertThat(findings().count(Breach.STATUS_WENT_BACK)).isEqualTo(1);
        assertThat(findings().count(Breach.UNRESOLVED)).isEqualTo(1);
        assertThat(findings().lines()).anyMatch(line -> line.startsWith("statusWentBack: "));
    }

    @Test
    void slotOfACallThatIsOverIsLeaked() {
        Call call = place();
        awaitClean();

        Call over = tracker.get(call.id());
        Slot slot = Slot.unnumbered(over.id(), over.spec(), "bolna");
        Call holding = over.next(over.state().with(slot, null), over.facts(), over.times());
        memory.apply(new CallUpdate(holding, event(over, holding), null, null));

        assertThat(findings().count(Breach.LEAKED_SLOT)).isEqualTo(1);
        assertThat(findings().breaches()).hasSize(1);
    }

    private Call place() {
        return tracker.place(
                CallRequest.to(NUMBER).agent("agent-1").idempotencyKey(KEY).build());
    }

    private void awaitClean() {
        await().untilAsserted(() -> assertThat(findings().lines()).isEmpty());
    }

    private Findings findings() {
        return findings(Map.of());
    }

    private Findings findings(Map<String, Set<CallId>> promised) {
        return audit.findings(Requested.of("default", "bolna", Map.of(KEY, NUMBER), promised));
    }

    private static CallEvent event(Call from, Call to) {
        Instant now = Instant.parse("2026-11-20T00:00:00Z");
        return new CallEvent(
                EventId.create(now),
                to.id(),
                to.version(),
                EventSource.SYSTEM,
                Effect.MOVED,
                from.status(),
                to.status(),
                null,
                null,
                now,
                null,
                null,
                null,
                null);
    }
}
