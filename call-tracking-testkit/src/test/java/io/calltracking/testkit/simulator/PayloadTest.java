package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.testkit.simulator.internal.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulator says has the keys and types of what Bolna says. */
class PayloadTest {
    private final HandClock clock = new HandClock();
    private ProviderSimulator simulator = start(ProviderSimulator.builder());
    private ApiClient api = new ApiClient(simulator);

    private ProviderSimulator start(SimulatorBuilder builder) {
        return builder.clock(clock).seed(7).start();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, 0, execution-queued.json",
        "COMPLETED, 1, execution-initiated.json",
        "COMPLETED, 3, execution-ringing.json",
        "COMPLETED, 11, execution-in-progress.json",
        "COMPLETED, 51, execution-call-disconnected.json",
        "COMPLETED, 71, execution-completed.json",
        "VOICEMAIL, 71, execution-completed-voicemail.json",
        "REJECTED, 71, execution-completed-zero-duration.json",
        "NO_ANSWER, 71, execution-no-answer.json",
        "BUSY, 71, execution-busy.json",
        "FAILED, 71, execution-failed.json",
        "ERROR, 71, execution-error.json",
        "BALANCE_LOW, 71, execution-balance-low.json",
        "CANCELED, 71, execution-canceled.json",
    })
    void executionLooksLikeTheFixtureOfItsStatus(Outcome outcome, int seconds, String fixture) throws IOException {
        String id = api.place(outcome.magicNumber());
        clock.advance(Duration.ofSeconds(seconds));

        Map<String, @Nullable Object> execution = api.get("/executions/" + id).json();

        Map<String, @Nullable Object> expected = Fixtures.object(fixture);
        assertThat(execution.get("status")).isEqualTo(expected.get("status"));
        assertThat(JsonShape.of(execution)).isEqualTo(JsonShape.of(expected));
        assertThat(List.copyOf(execution.keySet())).isEqualTo(List.copyOf(expected.keySet()));
    }

    @Test
    void dataCanBeThereAsSoonAsTheLineDrops() throws IOException {
        simulator.close();
        simulator = start(ProviderSimulator.builder().earlyData());
        api = new ApiClient(simulator);
        String id = api.place("+15005550123");
        clock.advance(Duration.ofSeconds(1));
        while (!api.status(id).equals("call-disconnected")) {
            clock.advance(Duration.ofSeconds(1));
        }

        Map<String, @Nullable Object> execution = api.get("/executions/" + id).json();

        assertThat(JsonShape.of(execution))
                .isEqualTo(JsonShape.of(Fixtures.object("execution-call-disconnected-early-data.json")));
    }

    @Test
    void stoppedExecutionLooksLikeItsFixture() throws IOException {
        String id = api.place("+15005550123");

        ApiClient.Reply stopped = api.post("/call/" + id + "/stop", null);

        assertThat(JsonShape.of(stopped.json())).isEqualTo(JsonShape.of(Fixtures.object("call-stopped.json")));
        assertThat(JsonShape.of(api.get("/executions/" + id).json()))
                .isEqualTo(JsonShape.of(Fixtures.object("execution-stopped.json")));
    }

    @Test
    void acceptedCallIsAnsweredLikeTheFixture() throws IOException {
        ApiClient.Reply reply = api.placing("+15005550123");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(JsonShape.of(reply.json())).isEqualTo(JsonShape.of(Fixtures.object("call-created.json")));
    }

    @Test
    void scheduledExecutionLooksLikeItsFixture() throws IOException {
        String request = Fixtures.text("call-request-minimal.json")
                .replace("{", "{\"scheduled_at\":\"2026-11-18T18:00:00+05:30\",");

        ApiClient.Reply placed = api.post("/call", request);

        assertThat(placed.text("status")).isEqualTo("scheduled");
        Map<String, @Nullable Object> execution =
                api.get("/executions/" + placed.text("execution_id")).json();
        assertThat(execution).containsEntry("scheduled_at", "2026-11-18T12:30:00.000000");
        assertThat(JsonShape.of(execution)).isEqualTo(JsonShape.of(Fixtures.object("execution-scheduled.json")));
    }

    @Test
    void wholeRequestIsUnderstoodAndUserDataEchoed() throws IOException {
        String request = Fixtures.text("call-request-full.json").replace("15:00:00", "18:00:00");

        ApiClient.Reply placed = api.post("/call", request);

        Map<String, @Nullable Object> execution =
                api.get("/executions/" + placed.text("execution_id")).json();
        Map<String, @Nullable Object> sent = Fixtures.object("call-request-full.json");
        assertThat(execution.get("retry_config")).isEqualTo(sent.get("retry_config"));
        assertThat(execution.get("context_details"))
                .isEqualTo(Map.of("recipient_data", sent.get("user_data"), "recipient_phone_number", "+15005550123"));
    }

    @Test
    void listLooksLikeTheSlimFixture() throws IOException {
        api.place(Outcome.COMPLETED.magicNumber());
        clock.advance(Duration.ofMinutes(5));

        Map<String, @Nullable Object> page = page();

        Map<String, @Nullable Object> expected = Fixtures.object("executions-page-slim.json");
        Map<String, String> shape = JsonShape.of(page);
        assertThat(shape).containsAllEntriesOf(JsonShape.of(expected));
        assertThat(shape).containsEntry("/filters", "object").containsEntry("/sorts", "object");
    }

    @Test
    void listOfWholeRowsLooksLikeTheFixture() throws IOException {
        simulator.close();
        simulator = start(ProviderSimulator.builder().fullRows());
        api = new ApiClient(simulator);
        api.place(Outcome.COMPLETED.magicNumber());
        clock.advance(Duration.ofMinutes(5));

        List<?> rows = (List<?>) page().get("data");

        List<?> expected = (List<?>) Fixtures.object("executions-page.json").get("data");
        assertThat(rows).hasSize(1);
        assertThat(JsonShape.of(rows.get(0))).isEqualTo(JsonShape.of(expected == null ? null : expected.get(0)));
    }

    @Test
    void otherPagesLookLikeTheirFixtures() throws IOException {
        api.place("+15005550123");

        assertThat(JsonShape.of(api.get("/user/me").json())).isEqualTo(JsonShape.of(Fixtures.object("user-me.json")));
        assertThat(list(api.get("/v2/agent/all"))).isEqualTo(JsonShape.of(Fixtures.list("agents.json")));
        assertThat(list(api.get("/phone-numbers/all"))).isEqualTo(JsonShape.of(Fixtures.list("phone-numbers.json")));
        assertThat(JsonShape.of(api.send("PATCH", "/v2/agent/a", Fixtures.text("agent-patch-request.json"))
                        .json()))
                .isEqualTo(JsonShape.of(Fixtures.object("agent-updated.json")));
        assertThat(JsonShape.of(
                        api.post("/v2/agent/" + ApiClient.AGENT + "/stop", null).json()))
                .isEqualTo(JsonShape.of(Fixtures.object("agent-stop-queued.json")));
    }

    @Test
    void logLooksLikeItsFixture() throws IOException {
        String id = api.place(Outcome.COMPLETED.magicNumber());
        clock.advance(Duration.ofMinutes(5));

        Map<String, String> shape =
                JsonShape.of(api.get("/executions/" + id + "/log").json());

        Map<String, String> expected = new TreeMap<>(JsonShape.of(Fixtures.object("execution-log.json")));
        expected.remove("/data[]/reasoning_content");
        assertThat(shape).isEqualTo(expected);
    }

    private Map<String, @Nullable Object> page() throws IOException {
        return api.get("/v2/agent/" + ApiClient.AGENT
                        + "/executions?from=2026-11-18T00:00:00.000Z&to=2026-11-19T00:00:00Z")
                .json();
    }

    private static Map<String, String> list(ApiClient.Reply reply) throws IOException {
        List<Object> list = new ArrayList<>(
                (List<?>) Json.object("{\"list\":" + reply.body() + "}").getOrDefault("list", List.of()));
        return JsonShape.of(list);
    }
}
