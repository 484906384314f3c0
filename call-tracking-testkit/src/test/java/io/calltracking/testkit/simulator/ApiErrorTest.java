package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the API refuses. */
class ApiErrorTest {
    private static final String VALID = "\"agent_id\":\"a\",\"recipient_phone_number\":\"+15005550123\"";

    private final ProviderSimulator simulator =
            ProviderSimulator.builder().clock(new HandClock()).start();
    private final ApiClient api = new ApiClient(simulator);

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void wrongKeyIsForbiddenInTheShapeOfTheLiveApi() throws IOException {
        ApiClient.Reply reply = new ApiClient(simulator.baseUrl(), "Bearer bn-other").get("/user/me");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json()).isEqualTo(Fixtures.object("error-403-invalid-key.json"));
    }

    @Test
    void missingKeyIsDenied() throws IOException {
        ApiClient.Reply reply = new ApiClient(simulator.baseUrl(), "").get("/user/me");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json()).isEqualTo(Fixtures.object("error-401.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 400 | error-400-agent-id-required.json",
                "{\"agent_id\":\"\"} | 400 | error-400-agent-id-required.json",
                "{\"agent_id\":\"a\"} | 400 | error-400-recipient-required.json",
                "{%s,\"from_phone_number\":\"+15005550001\"} | 400 | error-400-from-number.json",
                "{%s,\"scheduled_at\":\"2026-11-18T09:31:59+00:00\"} | 400 | error-400-schedule-too-soon.json",
                "{%s,\"scheduled_at\":\"2026-11-18T12:00:00Z\"} | 500 | error-500-z-suffix.json",
            })
    void badPlacingIsRefusedAsDocumented(String body, int status, String fixture) throws IOException {
        ApiClient.Reply reply = api.post("/call", body.replace("%s", VALID));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.json()).isEqualTo(Fixtures.object(fixture));
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "",
                "{",
                "{} {}",
                "{\"agent_id\":\"a\",\"recipient_phone_number\":\"5005550123\"}",
                "{\"agent_id\":\"a\",\"recipient_phone_number\":\"+15005550123\",\"scheduled_at\":\"tomorrow\"}",
                "{\"agent_id\":\"a\",\"recipient_phone_number\":\"+15005550123\",\"retry_config\":{\"enabled\":true,\"max_retries\":4}}"
            })
    void unreadablePlacingIsABadRequest(String body) throws IOException {
        ApiClient.Reply reply = api.post("/call", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json()).containsKeys("error", "message");
    }

    @Test
    void unknownAgentIsNotFoundWhereAgentsAreGiven() throws IOException {
        try (ProviderSimulator strict = ProviderSimulator.builder().agents("b").start()) {
            ApiClient.Reply reply = new ApiClient(strict).post("/call", "{" + VALID + "}");

            assertThat(reply.status()).isEqualTo(404);
            assertThat(new ApiClient(strict).get("/v2/agent/a").status()).isEqualTo(404);
            assertThat(new ApiClient(strict).get("/v2/agent/b").status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,/executions/x", "GET,/agent/a/execution/x", "GET,/executions/x/log", "POST,/call/x/stop"})
    void unknownExecutionIsNotFound(String method, String path) throws IOException {
        ApiClient.Reply reply = api.send(method, path, null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json()).isEqualTo(Fixtures.object("error-404.json"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=2026-11-18T00:00:00Z",
                "?to=2026-11-18T00:00:00Z",
                "?from=x&to=2026-11-18T00:00:00Z",
                "?from=2026-11-11T00:00:00Z&to=2026-11-18T00:00:01Z",
                "?from=2026-11-18T00:00:00Z&to=2026-11-17T00:00:00Z",
                "?from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z&page_size=51",
                "?from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z&page_number=0",
                "?from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z&page_size=x"
            })
    void listWantsATimeSpanOfSevenDaysAtMost(String query) throws IOException {
        assertThat(api.get("/v2/agent/a/executions" + query).status()).isEqualTo(400);
    }

    @Test
    void unknownPathIsNotFound() throws IOException {
        @Nullable Object none = api.get("/nowhere").get("execution_id");

        assertThat(none).isNull();
        assertThat(simulator.ledger().requestCounts()).containsEntry(Endpoint.UNKNOWN, 1);
    }

    @Test
    void webhookUrlOfAnAgentMustBeHttp() throws IOException {
        assertThat(api.send("PATCH", "/v2/agent/a", "{\"agent_config\":{\"webhook_url\":\"ftp://x\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(api.send("PATCH", "/v2/agent/a", "{\"agent_config\":{\"webhook_url\":\"::\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(api.send("PATCH", "/v2/agent/a", "{\"agent_config\":{\"webhook_url\":null,\"other\":1}}")
                        .status())
                .isEqualTo(200);
    }
}
