package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CheckSchedule;
import io.calltracking.Placement;
import io.calltracking.RecordingState;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.testkit.simulator.AcceptedCall;
import io.calltracking.testkit.simulator.Fault;
import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.Outcomes;
import io.calltracking.testkit.simulator.ProviderSimulator;
import io.calltracking.testkit.simulator.WebhookFault;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real HTTP against a provider that loses, repeats and shuffles: every call ends right, and nobody is dialed twice. */
class SimulatedCallsTest {
    private static final int CALLS = 40;
    private static final String AGENT = "agent-1";

    private final InMemoryStore store = InMemoryStore.create();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private ProviderSimulator simulator;
    private BolnaClient client;
    private CallTracker tracker;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        long seed = Long.getLong("test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        simulator = ProviderSimulator.builder()
                .seed(seed)
                .timeScale(0.01)
                .outcomes(Outcomes.typical())
                .start();
        client = BolnaClient.builder()
                .apiKey(simulator.apiKey())
                .baseUrl(simulator.baseUrl().toString())
                .build();
        tracker = CallTracker.builder()
                .store(store)
                .provider(BolnaProvider.of(client))
                .schedule(CheckSchedule.DEFAULT
                        .interval(Duration.ofMillis(200))
                        .settling(Duration.ofSeconds(2), Duration.ofSeconds(30)))
                .looksPerSecond(200)
                .build();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/bolna", exchange -> {
            try (exchange) {
                WebhookReply reply = tracker.webhooks()
                        .receive(
                                "bolna",
                                WebhookRequest.of(
                                        exchange.getRequestMethod(),
                                        exchange.getRequestURI().toString(),
                                        exchange.getRequestHeaders(),
                                        exchange.getRequestBody().readAllBytes(),
                                        "127.0.0.1"));
                exchange.sendResponseHeaders(reply.status(), -1);
            }
        });
        server.start();
        simulator.webhookUrl(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/bolna"));
        tracker.start();
    }

    @AfterEach
    void stop() {
        tracker.close();
        server.stop(0);
        threads.shutdownNow();
        client.close();
        simulator.close();
    }

    @Test
    void allWebhooksLostThePollerAloneFindsOut() {
        simulator.faults().webhooks(WebhookFault.LOST, 1);

        placeAll();

        everyCallEndsAsAtTheProvider();
    }

    @Test
    void allWebhooksDoubledAndShuffledChangeNothing() {
        simulator.faults().webhooks(WebhookFault.TWICE, 0.5).webhooks(WebhookFault.OUT_OF_ORDER, 0.5);

        placeAll();

        everyCallEndsAsAtTheProvider();
    }

    @Test
    void halfOfTheAnswersLostNobodyIsDialedTwice() {
        simulator.faults().placings(Fault.ANSWER_LOST, 0.5);

        List<Placement> placements = placeAll();

        assertThat(placements).anyMatch(placement -> placement.kind() == Placement.Kind.UNCONFIRMED);
        everyCallEndsAsAtTheProvider();
    }

    @Test
    void halfOfTheAnswersAndAllWebhooksLostTheSearchByTagFindsAll() {
        simulator.faults().webhooks(WebhookFault.LOST, 1).placings(Fault.ANSWER_LOST, 0.5);

        placeAll();

        everyCallEndsAsAtTheProvider();
    }

    @Test
    void requestsThatDidNotGetThroughAreSettledAsNotPlaced() {
        simulator.faults().webhooks(WebhookFault.LOST, 1).nextPlacings(3, Fault.CONNECTION_CLOSED);

        placeAll();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(open()).isEmpty());
        assertThat(simulator.ledger().calls()).hasSize(CALLS - 3);
        assertThat(simulator.ledger().numbersDialedTwice()).isEmpty();
    }

    @Test
    void rateLimitedRequestsAreSentAgain() {
        simulator.faults().nextPlacings(3, Fault.RATE_LIMITED);

        placeAll();

        everyCallEndsAsAtTheProvider();
    }

    private List<Placement> placeAll() {
        List<Placement> placements = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            placements.add(tracker.submit(CallRequest.to(String.format("+1500556%04d", i))
                    .agent(AGENT)
                    .build()));
        }
        return placements;
    }

    private List<Call> open() {
        return tracker.calls(CallQuery.open().limit(1000));
    }

    private void everyCallEndsAsAtTheProvider() {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(open()).isEmpty();
            assertThat(simulator.ledger().calls()).hasSize(CALLS);
        });
        assertThat(simulator.ledger().numbersDialedTwice()).isEmpty();
        for (AcceptedCall accepted : simulator.ledger().calls()) {
            Call call = tracker.findByProviderCallId("bolna", accepted.id()).orElseThrow();
            assertThat(call.to()).isEqualTo(accepted.number());
            assertThat(call.status()).isEqualTo(expected(accepted.script().outcome()));
            if (accepted.script().outcome() == Outcome.COMPLETED) {
                assertThat(call.recording().state()).isEqualTo(RecordingState.READY);
                assertThat(call.cost()).isNotNull();
            }
        }
    }

    private static CallStatus expected(Outcome outcome) {
        return switch (outcome) {
            case COMPLETED, VOICEMAIL, REJECTED -> CallStatus.COMPLETED;
            case NO_ANSWER -> CallStatus.NO_ANSWER;
            case BUSY -> CallStatus.BUSY;
            case CANCELED -> CallStatus.CANCELED;
            case FAILED, ERROR, BALANCE_LOW -> CallStatus.FAILED;
            case STUCK -> CallStatus.IN_PROGRESS;
        };
    }
}
