package io.calltracking.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.calltracking.testkit.simulator.internal.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches, from the upload to the last call. */
class BatchTest {
    private final HandClock clock = new HandClock();
    private ProviderSimulator simulator =
            ProviderSimulator.builder().clock(clock).seed(1).start();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void createdBatchIsIdleUntilItIsScheduled() throws IOException {
        ApiClient.Reply created = create();
        clock.advance(Duration.ofDays(1));

        assertThat(created.status()).isEqualTo(201);
        assertThat(JsonShape.of(created.json())).isEqualTo(JsonShape.of(Fixtures.object("batch-created.json")));
        assertThat(created.text("batch_id")).matches("[0-9a-f]{32}");
        Map<String, @Nullable Object> batch = get("/batches/" + created.text("batch_id"));
        assertThat(JsonShape.of(batch))
                .isEqualTo(JsonShape.of(Fixtures.list("batches.json").get(1)));
        assertThat(batch).containsEntry("total_contacts", 2L).containsEntry("valid_contacts", 2L);
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void scheduledBatchStartsAtTheNextTenMinutes() throws IOException {
        String id = create().text("batch_id");

        ApiClient.Reply scheduled = schedule(id, "2026-11-18T09:32:01+00:00");

        assertThat(scheduled.json()).isEqualTo(Fixtures.object("batch-scheduled.json"));
        assertThat(get("/batches/" + id))
                .containsEntry("status", "scheduled")
                .containsEntry("scheduled_at", "2026-11-18T09:40:00+00:00");
        clock.advance(Duration.ofMinutes(10));
        assertThat(get("/batches/" + id)).containsEntry("status", "running");
        clock.advance(Duration.ofMinutes(10));
        assertThat(get("/batches/" + id))
                .containsEntry("status", "completed")
                .containsEntry("execution_status", Map.of("completed", 2L));
        assertThat(simulator.ledger().calls())
                .extracting(AcceptedCall::number, AcceptedCall::userData)
                .containsExactly(
                        tuple("+15005550123", Map.of("customer_name", "Meera", "order_ref", "Q-4471")),
                        tuple("+15005550124", Map.of("customer_name", "Rao, Anil", "order_ref", "Q-4472")));
    }

    @Test
    void batchExecutionsLookLikeTheirFixture() throws IOException {
        String id = create().text("batch_id");
        schedule(id, "2026-11-18T09:40:00+00:00");
        clock.advance(Duration.ofHours(1));

        List<Map<String, @Nullable Object>> executions = list("/batches/" + id + "/executions");

        assertThat(executions)
                .hasSize(2)
                .allSatisfy(execution -> assertThat(execution).containsEntry("batch_id", id));
        Map<String, String> expected = JsonShape.of(Fixtures.object("execution-batch-completed.json"));
        expected.put("/scheduled_at", "String");
        assertThat(JsonShape.of(executions.get(0))).isEqualTo(expected);
        assertThat(list("/batches/" + ApiClient.AGENT + "/all")).hasSize(1);
    }

    @Test
    void stoppedBatchDialsNobody() throws IOException {
        String id = create().text("batch_id");
        assertThat(send("POST", "/batches/" + id + "/stop").json()).isEqualTo(Fixtures.object("batch-stop-404.json"));
        schedule(id, "2026-11-18T09:40:00+00:00");

        assertThat(send("POST", "/batches/" + id + "/stop").json()).isEqualTo(Fixtures.object("batch-stopped.json"));
        clock.advance(Duration.ofHours(1));

        assertThat(get("/batches/" + id))
                .containsEntry("status", "stopped")
                .containsEntry("execution_status", Map.of("stopped", 2L));
    }

    @Test
    void deletedBatchIsGone() throws IOException {
        String id = create().text("batch_id");

        assertThat(send("DELETE", "/batches/" + id).json()).isEqualTo(Fixtures.object("batch-deleted.json"));

        assertThat(send("GET", "/batches/" + id).status()).isEqualTo(404);
        assertThat(list("/batches/" + ApiClient.AGENT + "/all")).isEmpty();
    }

    @Test
    void badBatchesAreRefused() throws IOException {
        assertThat(form("/batches", Map.of("agent_id", "a")).status()).isEqualTo(400);
        assertThat(form("/batches", Map.of("file", "contact_number\n+15005550123\n"))
                        .status())
                .isEqualTo(400);
        assertThat(form("/batches", Map.of("agent_id", "a", "file", "number\n+15005550123\n"))
                        .status())
                .isEqualTo(400);
        assertThat(send("POST", "/batches").status()).isEqualTo(400);
        String id = create().text("batch_id");
        assertThat(schedule(id, "2026-11-18T10:00:00Z").status()).isEqualTo(500);
        assertThat(schedule(id, "2026-11-18T09:31:00+00:00").json())
                .isEqualTo(Fixtures.object("error-400-schedule-too-soon.json"));
        assertThat(schedule(id, "2026-12-19T09:31:00+00:00").status()).isEqualTo(400);
    }

    @Test
    void batchesSurviveARestart() throws IOException {
        simulator.close();
        simulator = journaled();
        String id = create().text("batch_id");
        schedule(id, "2026-11-18T09:40:00+00:00");
        Map<String, @Nullable Object> before = get("/batches/" + id);
        simulator.close();

        simulator = journaled();

        assertThat(get("/batches/" + id)).isEqualTo(before);
        clock.advance(Duration.ofHours(1));
        assertThat(get("/batches/" + id)).containsEntry("status", "completed");
    }

    @Test
    void batchesOwnWebhookUrlGoesBeforeTheOneForAll() throws IOException {
        try (WebhookInbox inbox = WebhookInbox.accepting()) {
            String id = form(
                            "/batches",
                            Map.of(
                                    "agent_id",
                                    "a",
                                    "file",
                                    "contact_number\n+15005550123\n",
                                    "webhook_url",
                                    inbox.url().toString()))
                    .text("batch_id");
            schedule(id, "2026-11-18T09:40:00+00:00");

            assertThat(inbox.next(1).get(0).body())
                    .containsEntry("batch_id", id)
                    .containsEntry("status", "scheduled");
        }
    }

    private ProviderSimulator journaled() {
        return ProviderSimulator.builder()
                .clock(clock)
                .journal(folder.resolve("journal"))
                .start();
    }

    private ApiClient.Reply create() throws IOException {
        return form(
                "/batches",
                Map.of(
                        "agent_id",
                        ApiClient.AGENT,
                        "file",
                        Fixtures.text("batch-recipients.csv"),
                        "from_phone_numbers",
                        "+15005550199",
                        "retry_config",
                        "{\"enabled\":false}"));
    }

    private ApiClient.Reply schedule(String id, String time) throws IOException {
        return form("/batches/" + id + "/schedule", Map.of("scheduled_at", time));
    }

    private ApiClient.Reply form(String path, Map<String, String> fields) throws IOException {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--xyz\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append(name.equals("file") ? "\"; filename=\"recipients.csv\"\r\nContent-Type: text/csv" : "\"")
                .append("\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return ApiClient.send(HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .header("Authorization", "Bearer " + simulator.apiKey())
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--xyz--\r\n"))
                .build());
    }

    private ApiClient.Reply send(String method, String path) throws IOException {
        return new ApiClient(simulator).send(method, path, null);
    }

    private Map<String, @Nullable Object> get(String path) throws IOException {
        return send("GET", path).json();
    }

    private List<Map<String, @Nullable Object>> list(String path) throws IOException {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (Json.object("{\"list\":" + send("GET", path).body() + "}").get("list") instanceof List<?> list) {
            for (Object element : list) {
                objects.add(Json.object(Json.text(element)));
            }
        }
        return objects;
    }
}
