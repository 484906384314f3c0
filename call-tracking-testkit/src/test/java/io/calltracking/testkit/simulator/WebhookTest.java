package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Webhooks: what comes, in which order, and what can go wrong with them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WebhookTest {
    private static final String NUMBER = "+15005550123";
    private static final List<String> COMPLETED =
            List.of("queued", "initiated", "ringing", "in-progress", "call-disconnected", "completed");

    private WebhookInbox inbox = WebhookInbox.accepting();
    private ProviderSimulator simulator = start(ProviderSimulator.builder());

    WebhookTest() throws IOException {}

    private ProviderSimulator start(SimulatorBuilder builder) {
        return builder.timeScale(0.001)
                .webhookUrl(inbox.url())
                .webhookHeader("X-Secret", "s3")
                .webhookRetries(2, Duration.ofMillis(10))
                .start();
    }

    @BeforeEach
    void printSeed() {
        System.out.println("seed " + simulator.seed());
    }

    @AfterEach
    void close() {
        simulator.close();
        inbox.close();
    }

    @Test
    void everyChangeOfACallIsToldOnceInOrder() throws IOException {
        String id = new ApiClient(simulator).place(NUMBER);

        List<WebhookInbox.Delivery> deliveries = inbox.next(6);

        List<Map<String, @Nullable Object>> expected = Fixtures.list("webhook-sequence-completed.json");
        for (int i = 0; i < expected.size(); i++) {
            assertThat(deliveries.get(i).body()).containsEntry("id", id);
            assertThat(deliveries.get(i).status())
                    .isEqualTo(String.valueOf(expected.get(i).get("status")));
            assertThat(JsonShape.of(deliveries.get(i).body())).isEqualTo(JsonShape.of(expected.get(i)));
        }
        assertThat(simulator.ledger().webhooksOf(id)).hasSizeBetween(5, 6).allMatch(WebhookAttempt::acknowledged);
    }

    @Test
    void unansweredCallIsToldAsInTheFixture() throws IOException {
        new ApiClient(simulator).place(Outcome.NO_ANSWER.magicNumber());

        List<WebhookInbox.Delivery> deliveries = inbox.next(4);

        assertThat(deliveries.stream().map(delivery -> JsonShape.of(delivery.body())))
                .isEqualTo(Fixtures.list("webhook-sequence-no-answer.json").stream()
                        .map(JsonShape::of)
                        .toList());
    }

    @Test
    void retriedCallIsToldAsInTheFixture() throws IOException {
        simulator.close();
        simulator = ProviderSimulator.builder()
                .timeScale(0.0002)
                .webhookUrl(inbox.url())
                .start();
        simulator.script(NUMBER, Outcome.NO_ANSWER, Outcome.COMPLETED);
        String request = Fixtures.text("call-request-full.json").replaceFirst("\"scheduled_at\".*,", "");
        new ApiClient(simulator).post("/call", request);

        List<WebhookInbox.Delivery> deliveries = inbox.next(11);

        List<String> again = new ArrayList<>(List.of("queued", "initiated", "ringing", "no-answer", "scheduled"));
        again.addAll(COMPLETED);
        assertThat(deliveries).extracting(WebhookInbox.Delivery::status).isEqualTo(again);
        // The fixture leaves out some of what comes after the retry, and has no retry_config before it.
        Map<String, Map<String, String>> told = new HashMap<>();
        deliveries.forEach(delivery -> told.put(key(delivery.body()), withoutRetryConfig(delivery.body())));
        for (var expected : Fixtures.list("webhook-sequence-no-answer-then-retry-then-completed.json")) {
            assertThat(told.get(key(expected))).as(key(expected)).isEqualTo(withoutRetryConfig(expected));
        }
    }

    private static String key(Map<String, @Nullable Object> execution) {
        return execution.get("status") + " " + execution.get("retry_count");
    }

    private static Map<String, String> withoutRetryConfig(Map<String, @Nullable Object> execution) {
        Map<String, String> shape = JsonShape.of(execution);
        shape.keySet().removeIf(path -> path.startsWith("/retry_config"));
        return shape;
    }

    @Test
    void staticHeadersAreSentAlong() throws IOException {
        new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.next(1).get(0).headers()).containsEntry("X-secret", List.of("s3"));
    }

    @Test
    void lostWebhookNeverComesAndTheLedgerKnows() throws IOException {
        simulator.faults().webhooksSaying("ringing", WebhookFault.LOST);

        String id = new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.nextStatuses(5))
                .containsExactly("queued", "initiated", "in-progress", "call-disconnected", "completed");
        assertThat(simulator.ledger().webhooksOf(id))
                .filteredOn(attempt -> !attempt.sent())
                .extracting(WebhookAttempt::callStatus)
                .containsExactly("ringing");
    }

    @Test
    void webhooksAboutANumberCanAllBeLost() throws IOException {
        simulator.faults().webhooksAbout("+15005550124", WebhookFault.LOST);
        ApiClient api = new ApiClient(simulator);

        api.place("+15005550124");
        String told = api.place(NUMBER);

        assertThat(inbox.next(6))
                .allSatisfy(delivery -> assertThat(delivery.body()).containsEntry("id", told));
    }

    @Test
    void doubledWebhooksComeTwice() throws IOException {
        simulator.faults().webhooks(WebhookFault.TWICE, 1);

        new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.nextStatuses(12))
                .containsExactlyElementsOf(COMPLETED.stream()
                        .flatMap(status -> List.of(status, status).stream())
                        .toList());
    }

    @Test
    void heldBackWebhookComesAfterItsSuccessor() throws IOException {
        simulator.faults().webhooksSaying("ringing", WebhookFault.OUT_OF_ORDER);

        new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.nextStatuses(6))
                .containsExactly("queued", "initiated", "in-progress", "ringing", "call-disconnected", "completed");
    }

    @Test
    void heldBackWebhookWithoutSuccessorComesAfterAWhile() throws IOException {
        simulator.faults().webhooksSaying("completed", WebhookFault.OUT_OF_ORDER);

        new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.nextStatuses(6)).containsExactlyElementsOf(COMPLETED);
    }

    @Test
    void lateWebhookDoesNotHoldUpTheOthers() throws IOException {
        simulator.faults().nextWebhooks(1, WebhookFault.late(Duration.ofHours(1)));

        new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.nextStatuses(5))
                .containsExactly("initiated", "ringing", "in-progress", "call-disconnected", "completed");
        assertThat(inbox.waiting()).isZero();
    }

    @Test
    void lateWebhookComesInTheEnd() throws IOException {
        simulator.faults().nextWebhooks(1, WebhookFault.late(Duration.ofMillis(100)));

        new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.nextStatuses(6)).containsExactlyInAnyOrderElementsOf(COMPLETED);
    }

    @Test
    void webhookThatIsNotAcknowledgedIsRepeated() throws IOException {
        inbox.close();
        simulator.close();
        inbox = new WebhookInbox(number -> number == 1 ? 503 : 200);
        simulator = start(ProviderSimulator.builder().webhookStatuses("completed"));

        String id = new ApiClient(simulator).place(NUMBER);

        assertThat(inbox.nextStatuses(2)).containsExactly("completed", "completed");
        assertThat(simulator.ledger().webhooksOf(id).get(0))
                .returns(503, WebhookAttempt::answer)
                .returns(false, WebhookAttempt::acknowledged);
    }

    @Test
    void webhookThatIsNeverAcknowledgedIsGivenUp() throws IOException {
        inbox.close();
        simulator.close();
        inbox = new WebhookInbox(number -> number <= 3 ? 500 : 200);
        simulator = start(ProviderSimulator.builder().webhookStatuses("queued"));
        ApiClient api = new ApiClient(simulator);
        String unlucky = api.place(NUMBER);
        inbox.next(3);

        String lucky = api.place(NUMBER);

        assertThat(inbox.next(1).get(0).body()).containsEntry("id", lucky);
        assertThat(simulator.ledger().webhooksOf(unlucky))
                .extracting(WebhookAttempt::number)
                .containsExactly(1, 2, 3);
    }

    @Test
    void agentsOwnUrlGoesBeforeTheOneForAll() throws IOException {
        simulator.webhookUrl(null);
        ApiClient api = new ApiClient(simulator);
        api.send(
                "PATCH",
                "/v2/agent/" + ApiClient.AGENT,
                "{\"agent_config\":{\"webhook_url\":\"" + inbox.url() + "\"}}");

        api.place(NUMBER);

        assertThat(inbox.nextStatuses(6)).containsExactlyElementsOf(COMPLETED);
    }

    @Test
    void chanceStrikesTheSameWebhooksInEveryRun() throws IOException {
        List<String> first = lostWithSeed(42);

        assertThat(lostWithSeed(42)).isEqualTo(first).isNotEmpty();
        assertThat(lostWithSeed(43)).isNotEqualTo(first);
    }

    @Test
    void manyCallsAtOnceAreToldCompletelyEachInOrder() throws IOException {
        simulator.close();
        simulator = ProviderSimulator.builder()
                .timeScale(0.001)
                .concurrency(20)
                .webhookUrl(inbox.url())
                .start();
        ApiClient api = new ApiClient(simulator);

        List<String> ids = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> placeUnchecked(api, "+1500555%04d".formatted(i)))
                .toList();
        Map<String, List<String>> told = new HashMap<>();
        inbox.next(200 * COMPLETED.size())
                .forEach(delivery -> told.computeIfAbsent(
                                String.valueOf(delivery.body().get("id")), id -> new ArrayList<>())
                        .add(delivery.status()));

        assertThat(told.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(told.values()).allMatch(COMPLETED::equals);
        assertThat(simulator.ledger().peakLiveCalls()).isBetween(1, 20);
    }

    private static String placeUnchecked(ApiClient api, String number) {
        try {
            return api.place(number);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> lostWithSeed(long seed) throws IOException {
        HandClock clock = new HandClock();
        try (ProviderSimulator seeded = ProviderSimulator.builder()
                .seed(seed)
                .clock(clock)
                .webhookUrl(inbox.url())
                .start()) {
            seeded.faults().webhooks(WebhookFault.LOST, 0.3);
            for (int i = 0; i < 10; i++) {
                new ApiClient(seeded).place("+1500555020" + i);
            }
            clock.advance(Duration.ofHours(1));
            seeded.clockMoved();
            return seeded.ledger().webhooks().stream()
                    .filter(attempt -> !attempt.sent())
                    .map(attempt -> attempt.callId() + attempt.callStatus())
                    .toList();
        }
    }
}
