package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.PermissionException;
import io.calltracking.client.ServerException;
import io.calltracking.client.internal.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything beside calls and executions: batches, agents, numbers, inbound, account, sub-accounts, log, events. */
class BolnaRestTest {
    private static final String BATCH = "5f2a9c07e81b4d36a0c4b7d913e6f258";

    private final BolnaServer bolna = new BolnaServer();

    @AfterEach
    void stop() {
        bolna.close();
    }

    @Test
    void batchIsUploadedAsAForm() {
        bolna.answer(201, "batch-created.json");
        String csv = BolnaServer.FIXTURES.text("batch-recipients.csv");

        String id = bolna.client()
                .batches()
                .create(BolnaBatchRequest.builder("agent-1", in(csv))
                        .fromPhoneNumbers("+15005550198", "+15005550199")
                        .retryConfig(BolnaRetryConfig.builder().maxRetries(1).build())
                        .webhookUrl(URI.create("https://hooks.example.com/b"))
                        .build());

        assertThat(id).isEqualTo(BATCH);
        RecordedRequest request = bolna.request();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("POST /batches");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(text(request))
                .contains("name=\"agent_id\"\r\n")
                .contains("\r\n\r\nagent-1\r\n")
                .contains("name=\"file\"; filename=\"recipients.csv\"\r\nContent-Type: text/csv")
                .contains("\r\n\r\n" + csv + "\r\n")
                .contains("name=\"from_phone_numbers\"\r\n\r\n+15005550198\r\n")
                .contains("name=\"from_phone_numbers\"\r\n\r\n+15005550199\r\n")
                .contains("name=\"retry_config\"\r\n\r\n{\"enabled\":true,\"max_retries\":1,")
                .contains("name=\"webhook_url\"\r\n\r\nhttps://hooks.example.com/b\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    ~~                                                       | line 1 has no header
                    name,phone~n+15005550123,x                               | line 1 has no column contact_number
                    contact_number,a,a~n+15005550123,x,y                     | line 1 has the same column twice
                    contact_number~n                                         | line 1 is the only one
                    contact_number~n+15005550123~n5005550124                 | line 3 has no E.164 number
                    contact_number,n~n+15005550123,a~n~n+15005550124         | line 4 has 1 values instead of 2
                    contact_number,n~n+15005550123,"a~nb"~n+1,c              | line 4 has no E.164 number
                    contact_number,n~n+15005550123,"a                        | line 2 has a quote that is not closed
                    contact_number,n~n+15005550123,"a"b                      | line 2 goes on after a closing quote
                    """)
    void csvThatCannotBeUsedIsRefusedWithItsLine(String csv, String problem) {
        assertThatThrownBy(() -> BolnaBatchRequest.builder("agent-1", in(csv.replace("~n", "\n"))))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("csv"))
                .hasMessageContaining(problem)
                .message()
                .doesNotContain("500555");
    }

    @Test
    void csvMayHaveQuotesByteOrderMarkAndWindowsLines() {
        String csv = "\uFEFFname,contact_number\r\n\"Rao, \"\"A\"\"\r\nB\",+15005550123\r\n\r\nx,+15005550124\r\n";

        BolnaBatchRequest request =
                BolnaBatchRequest.builder("agent-1", in(csv)).build();

        assertThat(request.contacts()).isEqualTo(2);
        assertThat(request.toString()).doesNotContain("500555");
    }

    @Test
    void csvThatIsNotUtf8IsRefused() {
        byte[] latin = "contact_number,n\n+15005550123,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> BolnaBatchRequest.builder("agent-1", new ByteArrayInputStream(latin)))
                .hasMessageContaining("csv is not UTF-8");
    }

    @Test
    void batchFieldsAreChecked() {
        BolnaBatchRequest.Builder builder = BolnaBatchRequest.builder("agent-1", in("contact_number\n+15005550123\n"));

        assertThatThrownBy(() -> builder.fromPhoneNumbers("123").build()).hasMessageContaining("fromPhoneNumbers");
        assertThatThrownBy(() -> builder.fromPhoneNumbers()
                        .webhookUrl(URI.create("mailto:x"))
                        .build())
                .hasMessageContaining("webhookUrl");
    }

    @Test
    void batchIsScheduledWithANumericOffsetAndOnce() {
        bolna.answer(200, "batch-scheduled-with-time.json").answer(500, "error-500-z-suffix.json");
        OffsetDateTime at = OffsetDateTime.parse("2026-11-18T10:02:00Z");

        BolnaAcknowledgement scheduled = bolna.client().batches().schedule(BATCH, at, true);

        assertThat(scheduled.scheduledAt()).isEqualTo(Instant.parse("2026-11-18T10:10:00Z"));
        RecordedRequest request = bolna.request();
        assertThat(request.getTarget()).isEqualTo("/batches/" + BATCH + "/schedule");
        assertThat(text(request))
                .contains("name=\"scheduled_at\"\r\n\r\n2026-11-18T10:02:00+00:00\r\n")
                .contains("name=\"bypass_call_guardrails\"\r\n\r\ntrue\r\n");
        assertThatThrownBy(() -> bolna.client().batches().schedule(BATCH, at, false))
                .isInstanceOfSatisfying(
                        ServerException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-18T09:01:59Z", "2026-11-18T08:00:00Z", "2026-12-18T09:00:01Z"})
    void batchScheduledTooNearOrTooFarIsNotSent(OffsetDateTime at) {
        assertThatThrownBy(() -> bolna.client().batches().schedule(BATCH, at, false))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("at"));
        assertThat(bolna.requestCount()).isZero();
    }

    @Test
    void batchesAreReadStoppedAndDeleted() {
        bolna.answer(200, "batch.json")
                .answer(200, "batches.json")
                .answer(200, "batch-executions.json")
                .answer(200, "batch-stopped.json")
                .answer(404, "batch-stop-404.json")
                .answer(200, "batch-deleted.json");
        BolnaBatches batches = bolna.client().batches();

        BolnaBatch batch = batches.get(BATCH);
        assertThat(batch.batchId()).isEqualTo(BATCH);
        assertThat(batch.status()).isEqualTo("running");
        assertThat(batch.scheduledAt()).isEqualTo(Instant.parse("2026-11-18T10:10:00Z"));
        assertThat(batch.createdAt()).isEqualTo(Instant.parse("2026-11-18T09:11:50.596Z"));
        assertThat(batch.updatedAt()).isEqualTo(Instant.parse("2026-11-18T09:19:13.115Z"));
        assertThat(batch.fromPhoneNumbers()).containsExactly("+15005550199");
        assertThat(batch.fileName()).isEqualTo("recipients.csv");
        assertThat(batch.validContacts()).isEqualTo(7);
        assertThat(batch.totalContacts()).isEqualTo(8);
        assertThat(batch.executionStatus()).containsEntry("queued", 3).hasSize(4);
        assertThat(batch.toString()).doesNotContain("500555");
        assertThat(batches.list("agent-1")).hasSize(2);
        assertThat(batches.executions(BATCH)).isNotEmpty().allMatch(call -> BATCH.equals(call.batchId()));
        assertThat(batches.stop(BATCH)).isEqualTo(new BolnaAcknowledgement("stopped", "success"));
        assertThatThrownBy(() -> batches.stop(BATCH)).isInstanceOf(NotFoundException.class);
        assertThat(batches.delete(BATCH).state()).isEqualTo("deleted");

        assertRequest("GET /batches/" + BATCH);
        assertRequest("GET /batches/agent-1/all");
        assertRequest("GET /batches/" + BATCH + "/executions");
        assertRequest("POST /batches/" + BATCH + "/stop");
        assertRequest("POST /batches/" + BATCH + "/stop");
        assertRequest("DELETE /batches/" + BATCH);
    }

    @Test
    void agentsAreRead() {
        bolna.answer(200, "agents.json").answer(BolnaServer.response(200, """
                {"id":"a","agent_config":{"agent_name":"N","webhook_url":"https://h.example"}}"""));

        assertThat(bolna.client().agents().list()).singleElement().satisfies(agent -> {
            assertThat(agent.name()).isEqualTo("Visit confirmer");
            assertThat(agent.type()).isEqualTo("other");
            assertThat(agent.status()).isEqualTo("processed");
            assertThat(agent.createdAt()).isEqualTo(Instant.parse("2026-10-02T08:00:00.110Z"));
            assertThat(agent.updatedAt()).isNotNull();
            assertThat(agent.toString()).contains("Visit confirmer").doesNotContain("Be brief");
        });
        BolnaAgent agent = bolna.client().agents().get("a");
        assertThat(agent.name()).isEqualTo("N");
        assertThat(agent.webhookUrl()).isEqualTo("https://h.example");
        assertRequest("GET /v2/agent/all");
        assertRequest("GET /v2/agent/a");
    }

    @Test
    void webhookOfAnAgentIsSetAndRemoved() {
        bolna.answer(200, "agent-updated.json").answer(200, "agent-updated.json");

        bolna.client().agents().setWebhookUrl("a", URI.create("https://hooks.example.com/bolna"));
        assertThat(bolna.client().agents().setWebhookUrl("a", null).state()).isEqualTo("updated");

        RecordedRequest set = assertRequest("PATCH /v2/agent/a");
        assertThat(json(set)).isEqualTo(Json.parse(BolnaServer.FIXTURES.bytes("agent-patch-request.json")));
        assertThat(text(assertRequest("PATCH /v2/agent/a"))).isEqualTo("{\"agent_config\":{\"webhook_url\":null}}");
        assertThatThrownBy(() -> bolna.client().agents().setWebhookUrl("a", URI.create("hooks")))
                .hasMessageContaining("url must be");
    }

    @Test
    void queueOfAnAgentIsStopped() {
        bolna.answer(200, "agent-stop-queued.json");

        assertThat(bolna.client().calls().stopQueued("a")).hasSize(2);
        assertRequest("POST /v2/agent/a/stop");
    }

    @Test
    void eventIsSentToALiveCall() {
        bolna.answer(202, "call-event-accepted-202.json").answer(404, "error-404-no-active-call.json");
        BolnaCalls calls = bolna.client().calls();

        assertThat(calls.sendEvent("r", "payment_completed", Map.of("amount", 5)))
                .isEqualTo(new BolnaAcceptedEvent("r", "payment_completed", "accepted"));
        assertThat(json(assertRequest("POST /v1/call/r/events")))
                .isEqualTo(Json.parse("{\"event\":\"payment_completed\",\"properties\":{\"amount\":5}}"));
        assertThatThrownBy(() -> calls.sendEvent("r", "e", Map.of())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> calls.sendEvent("r", " ", Map.of())).hasMessageContaining("event is missing");
        assertThatThrownBy(() -> calls.sendEvent("r", "e", Map.of("x", BATCH.getClass())))
                .hasMessageContaining("properties");
    }

    @Test
    void logOfACallIsRead() {
        bolna.answer(200, "execution-log.json");

        assertThat(bolna.client().executions().log("e"))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("Meera", "hi yes"))
                .last()
                .satisfies(entry -> {
                    assertThat(entry.createdAt()).isEqualTo(Instant.parse("2026-11-18T09:30:18.620Z"));
                    assertThat(entry.type()).isEqualTo("response");
                    assertThat(entry.component()).isEqualTo("llm");
                    assertThat(entry.provider()).isEqualTo("azure");
                    assertThat(entry.data()).startsWith("Is Friday");
                    assertThat(entry.reasoningContent()).isEqualTo("Confirm the visit slot.");
                });
        assertRequest("GET /executions/e/log");
    }

    @Test
    void phoneNumbersAreReadFoundBoughtAndGivenBack() {
        bolna.answer(200, "phone-numbers.json")
                .answer(200, "phone-numbers-search.json")
                .answer(200, "phone-number-bought.json")
                .answer(BolnaServer.response(200, "{\"message\":\"success\",\"state\":\"deleted\"}"));
        BolnaPhoneNumbers numbers = bolna.client().phoneNumbers();

        assertThat(numbers.list()).singleElement().satisfies(number -> {
            assertThat(number.id()).isEqualTo("a41c7be09d254f83b6120c9e5d7f38aa");
            assertThat(number.phoneNumber()).isEqualTo("+15005550199");
            assertThat(number.agentId()).isNull();
            assertThat(number.telephonyProvider()).isEqualTo("plivo");
            assertThat(number.rented()).isTrue();
            assertThat(number.renewalAt()).isEqualTo("17th Dec, 2026");
            assertThat(number.createdAt()).isNotNull();
            assertThat(number.toString()).doesNotContain("500555");
        });
        assertThat(numbers.search(new BolnaNumberSearch("US", "555", "twilio", "CA")))
                .singleElement()
                .satisfies(number -> {
                    assertThat(number.phoneNumber()).isEqualTo("+15005550142");
                    assertThat(number.region()).isEqualTo("San Francisco");
                    assertThat(number.provider()).isEqualTo("twilio");
                    assertThat(number.toString()).doesNotContain("500555");
                });
        assertThat(numbers.buy("US", "+15005550142").id()).contains("-");
        assertThat(numbers.delete("n").state()).isEqualTo("deleted");
        assertRequest("GET /phone-numbers/all");
        assertRequest("GET /phone-numbers/search?country=US&pattern=555&provider=twilio&region=CA");
        assertThat(json(assertRequest("POST /phone-numbers/buy")))
                .isEqualTo(Map.of("country", "US", "phone_number", "+15005550142"));
        assertRequest("DELETE /phone-numbers/n");
        assertThatThrownBy(() -> BolnaNumberSearch.in("usa")).hasMessageContaining("country");
    }

    @Test
    void agentAnswersANumberAndNoLonger() {
        bolna.answer(200, "inbound-setup.json").answer(200, "inbound-unlinked.json");

        BolnaInboundRoute route = bolna.client().inbound().setUp("a", "n");
        assertThat(route.url()).contains("agent_id=");
        assertThat(route.toString()).doesNotContain("500555", "agent_id");
        assertThat(bolna.client().inbound().unlink("n").url()).isNull();
        assertThat(json(assertRequest("POST /inbound/setup")))
                .isEqualTo(Map.of("agent_id", "a", "phone_number_id", "n"));
        assertThat(json(assertRequest("POST /inbound/unlink"))).isEqualTo(Map.of("phone_number_id", "n"));
    }

    @Test
    void accountTellsItsConcurrency() {
        bolna.answer(200, "user-me.json");

        BolnaUser me = bolna.client().account().me();

        assertThat(me.id()).startsWith("c9a1b2d3");
        assertThat(me.name()).isEqualTo("Test Account");
        assertThat(me.email()).isEqualTo("ops@example.com");
        assertThat(me.maxConcurrency()).isEqualTo(10);
        assertThat(me.currentConcurrency()).isEqualTo(3);
        assertThat(me.toString()).doesNotContain("ops@example.com");
        assertRequest("GET /user/me");
    }

    @Test
    void subAccountsAreCreatedAndReadWithoutPrintingTheirKeys() {
        String one = BolnaServer.FIXTURES.text("sub-accounts.json").strip();
        bolna.answer(200, "sub-accounts.json")
                .answer(BolnaServer.response(201, one.substring(1, one.length() - 1)))
                .answer(403, "error-403-forbidden.json");
        BolnaSubAccounts accounts = bolna.client().subAccounts();

        assertThat(accounts.list()).singleElement().satisfies(account -> {
            assertThat(account.apiKey()).startsWith("sa-");
            assertThat(account.name()).isEqualTo("tenant-a");
            assertThat(account.organizationId()).isNotNull();
            assertThat(account.minConcurrency()).isEqualTo(5);
            assertThat(account.maxConcurrency()).isEqualTo(20);
            assertThat(account.toString()).doesNotContain("sa-0");
        });
        assertThat(accounts.create(new BolnaSubAccountRequest("tenant-a", 5, 20))
                        .id())
                .startsWith("5416892b");
        assertThatThrownBy(accounts::list).isInstanceOf(PermissionException.class);
        assertRequest("GET /sub-accounts/all");
        assertThat(text(assertRequest("POST /sub-accounts/create")))
                .isEqualTo("{\"name\":\"tenant-a\",\"min_concurrency\":5,\"max_concurrency\":20}");
        assertThatThrownBy(() -> BolnaSubAccountRequest.of("")).hasMessageContaining("name");
        assertThatThrownBy(() -> new BolnaSubAccountRequest("x", -1, null)).hasMessageContaining("minConcurrency");
        assertThatThrownBy(() -> new BolnaSubAccountRequest("x", 1, -1)).hasMessageContaining("maxConcurrency");
    }

    @Test
    void usageOfASubAccountIsRead() {
        bolna.answer(200, "sub-account-usage.json");
        LocalDate first = LocalDate.parse("2026-11-01");

        BolnaUsage usage = bolna.client().subAccounts().usage("s", first, first.plusDays(17));

        assertThat(usage.totalRecords()).isEqualTo(12);
        assertThat(usage.totalDuration()).isEqualTo(Duration.ofSeconds(151));
        assertThat(usage.totalCostCents()).isEqualByComparingTo("31.754");
        assertThat(usage.platformCostCents()).isEqualByComparingTo("22");
        assertThat(usage.telephonyCostCents()).isEqualByComparingTo("2.673");
        assertThat(usage.statusCounts()).isEqualTo(Map.of("completed", 11, "no-answer", 1));
        assertRequest("GET /sub-accounts/s/usage?from=2026-11-01&to=2026-11-18");
        assertThatThrownBy(() -> bolna.client().subAccounts().usage("s", first, first.plusDays(33)))
                .hasMessageContaining("to must");
    }

    private RecordedRequest assertRequest(String expected) {
        RecordedRequest request = bolna.request();
        assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo(expected);
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + BolnaServer.KEY);
        return request;
    }

    private static String text(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static Object json(RecordedRequest request) {
        return Objects.requireNonNull(Json.parse(text(request)));
    }

    private static ByteArrayInputStream in(String csv) {
        return new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
    }
}
