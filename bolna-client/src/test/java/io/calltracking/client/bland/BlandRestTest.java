package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.Outcome;
import io.calltracking.client.ResponseException;
import io.calltracking.client.internal.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlandRestTest {
    private static final String CALL = "7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11";
    private static final String BATCH = "5e2d7c1b-8a90-4b3c-9d4e-6f708192a3b4";

    private final BlandServer bland = new BlandServer();

    @AfterEach
    void stop() {
        bland.close();
    }

    @Test
    void questionsAreSentAsPairsAndAnsweredInOrder() throws Exception {
        bland.answer(200, "call-analyzed.json").answer(200, "call-analyzed.json");
        List<BlandQuestion> questions =
                List.of(new BlandQuestion("Who?", "human or voicemail"), new BlandQuestion("When?", "string"));

        BlandAnalysis analysis = bland.client().insights().analyze(CALL, "Confirm.", questions);

        assertThat(analysis.answers()).containsExactly("human", "Thursday 9-11am", true, null);
        assertThat(analysis.creditsUsed()).isEqualByComparingTo(new BigDecimal("0.0045"));
        assertThat(analysis.toString()).doesNotContain("Thursday");
        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/v1/calls/" + CALL + "/analyze");
        assertThat(BlandCallsTest.text(request))
                .isEqualTo("{\"goal\":\"Confirm.\",\"questions\":[[\"Who?\",\"human or voicemail\"],"
                        + "[\"When?\",\"string\"]]}");
        assertThat(bland.client()
                        .insights()
                        .analyzeAsync(CALL, "Confirm.", questions)
                        .get(5, TimeUnit.SECONDS))
                .isEqualTo(analysis);
        assertThatThrownBy(() -> bland.client().insights().analyze(CALL, "Confirm.", List.of()))
                .hasMessageContaining("questions");
    }

    @Test
    void analyzingCostsMoneyAndIsSentOnce() {
        bland.answer(500, "error-500.json");

        assertThatThrownBy(
                        () -> bland.client().insights().analyze(CALL, "g", List.of(new BlandQuestion("q", "string"))))
                .isInstanceOfSatisfying(
                        ResponseException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(bland.requestCount()).isEqualTo(1);
    }

    @Test
    void correctedTranscriptIsReadInSeconds() throws Exception {
        bland.answer(200, "call-corrected-transcript.json").answer(200, "call-corrected-transcript.json");

        List<BlandCorrectedLine> lines = bland.client().insights().correctedTranscript(CALL);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).speaker()).isEqualTo("user");
        assertThat(lines.get(1).start()).isEqualTo(Duration.ofMillis(5056));
        assertThat(lines.get(1).end()).isEqualTo(Duration.ofMillis(7600));
        assertThat(lines.get(1).confidence()).isEqualByComparingTo(new BigDecimal("0.861"));
        assertThat(bland.request().getTarget()).isEqualTo("/v1/calls/" + CALL + "/correct");
        assertThat(bland.client().insights().correctedTranscriptAsync(CALL).get(5, TimeUnit.SECONDS))
                .isEqualTo(lines);
    }

    @Test
    void webhookLogTellsEveryDelivery() throws Exception {
        bland.answer(200, "postcall-webhook-log.json").answer(200, "postcall-webhook-log.json");

        BlandWebhookRecord log = bland.client().webhookLog().get(CALL);

        assertThat(log.callId()).isEqualTo(CALL);
        assertThat(log.url()).isEqualTo("https://hooks.example.test/bland");
        assertThat(log.createdAt()).isEqualTo(Instant.parse("2026-03-04T15:20:31Z"));
        assertThat(log.payload())
                .hasValueSatisfying(call -> assertThat(call.isDone()).isTrue());
        assertThat(log.deliveries())
                .extracting(BlandDelivery::responseCode, BlandDelivery::sendType, BlandDelivery::isDelivered)
                .containsExactly(tuple(503, "spawn", false), tuple(200, "resend", true));
        assertThat(log.isDelivered()).isTrue();
        assertThat(log.toString()).doesNotContain("hooks.example");
        assertThat(bland.request().getTarget()).isEqualTo("/v1/postcall/webhooks/" + CALL);
        assertThat(bland.client().webhookLog().getAsync(CALL).get(5, TimeUnit.SECONDS))
                .isEqualTo(log);
    }

    @Test
    void webhooksAreSentAgainOrForTheFirstTime() throws Exception {
        String record = "{\"call_id\":\"a\",\"metadata\":[]}";
        bland.answer(BlandServer.response(200, "{\"data\":[" + record + "],\"errors\":null}"))
                .answer(BlandServer.response(200, "{\"data\":" + record + ",\"errors\":null}"))
                .answer(BlandServer.response(200, "{\"data\":[],\"errors\":null}"))
                .answer(BlandServer.response(200, "{\"data\":[],\"errors\":null}"));
        BlandWebhookLog log = bland.client().webhookLog();

        assertThat(log.resend(List.of("a", "b")).get(0).isDelivered()).isFalse();
        assertThat(log.create(List.of("a"), "https://hooks.example.test/x")).hasSize(1);
        assertThat(log.resendAsync(List.of("a")).get(5, TimeUnit.SECONDS)).isEmpty();
        assertThat(log.createAsync(List.of("a"), "https://x.test").get(5, TimeUnit.SECONDS))
                .isEmpty();

        RecordedRequest resent = bland.request();
        assertThat(resent.getTarget()).isEqualTo("/v1/postcall/webhooks/resend");
        assertThat(BlandCallsTest.text(resent)).isEqualTo("{\"call_ids\":[\"a\",\"b\"]}");
        RecordedRequest created = bland.request();
        assertThat(created.getTarget()).isEqualTo("/v1/postcall/webhooks/create");
        assertThat(BlandCallsTest.text(created))
                .isEqualTo("{\"webhook_url\":\"https://hooks.example.test/x\",\"call_ids\":[\"a\"]}");
        assertThatThrownBy(() -> log.resend(List.of("a", "a"))).hasMessageContaining("callIds");
        assertThatThrownBy(() -> log.resend(List.of())).hasMessageContaining("callIds");
        assertThatThrownBy(() -> log.create(List.of("a"), "http://x.test")).hasMessageContaining("url");
    }

    @Test
    void batchIsSentAsDocumented() throws Exception {
        bland.answer(200, "batch-created.json").answer(200, "batch-created.json");
        BlandBatchRequest request = new BlandBatchRequest(
                BlandBatchDefaults.builder().task("Confirm.").record(true).build(),
                List.of(
                        BlandBatchCall.builder("+14155550142").build(),
                        BlandBatchCall.builder("+14155550163")
                                .callId(UUID.fromString("0190a0b0-c0d0-7000-8000-000000000001"))
                                .startTime(OffsetDateTime.parse("2026-03-04T17:00:00Z"))
                                .build()),
                "March",
                "https://hooks.example.test/batch");

        assertThat(bland.client().batches().create(request)).isEqualTo(BATCH);

        RecordedRequest sent = bland.request();
        assertThat(sent.getMethod()).isEqualTo("POST");
        assertThat(sent.getTarget()).isEqualTo("/v2/batches/create");
        assertThat(BlandCallsTest.body(sent)).isEqualTo(Json.parse("""
                {"global":{"task":"Confirm.","record":true},
                 "call_objects":[{"phone_number":"+14155550142"},
                   {"phone_number":"+14155550163","b_cid":"0190a0b0-c0d0-7000-8000-000000000001",
                    "start_time":"2026-03-04 17:00:00+00:00"}],
                 "description":"March","status_webhook":"https://hooks.example.test/batch"}"""));
        assertThat(bland.client().batches().createAsync(request).get(5, TimeUnit.SECONDS))
                .isEqualTo(BATCH);
        assertThat(request.toString()).doesNotContain("415555");
        assertThat(request.calls().toString()).doesNotContain("415555");
    }

    @Test
    void batchThatFailsIsSentOnceAndUnknown() {
        bland.answer(500, "error-500.json");

        assertThatThrownBy(() -> bland.client().batches().create(batch(BlandBatchCall.builder("+14155550142"))))
                .isInstanceOfSatisfying(
                        ResponseException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(bland.requestCount()).isEqualTo(1);
    }

    @Test
    void batchNamesTheFieldAtFault() {
        BlandBatchCall.Builder late =
                BlandBatchCall.builder("+14155550142").startTime(OffsetDateTime.parse("2026-03-04T14:00:00Z"));
        BlandBatchDefaults defaults = BlandBatchDefaults.builder().task("t").build();
        List<BlandBatchCall> calls =
                List.of(BlandBatchCall.builder("+14155550142").build());

        assertField("startTime", () -> bland.client().batches().create(batch(late)));
        assertField("task", () -> BlandBatchDefaults.builder().build());
        assertField(
                "extra",
                () -> BlandBatchDefaults.builder()
                        .task("t")
                        .extra(Map.of("phone_number", "x"))
                        .build());
        assertField("calls", () -> BlandBatchRequest.of(defaults, List.of()));
        assertField("description", () -> new BlandBatchRequest(defaults, calls, "x".repeat(61), null));
        assertField("statusWebhook", () -> new BlandBatchRequest(defaults, calls, null, "http://x.test"));
        assertField("to", () -> BlandBatchCall.builder("555").build());
        assertField(
                "callId",
                () -> BlandBatchCall.builder("+14155550142")
                        .callId(UUID.fromString("0190a0b0-c0d0-4000-8000-000000000001"))
                        .build());
        assertField("take", () -> bland.client().batches().list(0, 0));
        assertField("skip", () -> bland.client().batches().logs(BATCH, -1, 1));
        assertThat(bland.requestCount()).isZero();
    }

    @Test
    void batchesAreReadListedLoggedAndStopped() throws Exception {
        String one = "{\"data\":[{\"id\":\"b\"}],\"errors\":null}";
        bland.answer(200, "batch-get.json")
                .answer(BlandServer.response(200, one))
                .answer(200, "batch-logs.json")
                .answer(200, "batch-stopped.json")
                .answer(200, "batch-get.json")
                .answer(BlandServer.response(200, one))
                .answer(200, "batch-logs.json")
                .answer(200, "batch-stopped.json");
        BlandBatches batches = bland.client().batches();

        BlandBatch batch = batches.get(BATCH);
        assertThat(batch.id()).isEqualTo(BATCH);
        assertThat(batch.description()).isEqualTo("Untitled Batch");
        assertThat(batch.createdAt()).isEqualTo(Instant.parse("2026-03-04T16:00:00.127Z"));
        assertThat(batch.defaults()).containsEntry("record", true);
        assertThat(batch.toString()).doesNotContain("415555");
        assertThat(batches.list(10, 5)).extracting(BlandBatch::id).containsExactly("b");
        List<BlandBatchLog> logs = batches.logs(BATCH, 0, 20);
        assertThat(logs.get(0).callsFailed()).isEqualTo(1);
        assertThat(logs.get(0).callsTotal()).isEqualTo(2);
        assertThat(logs.get(0).callsSuccessful()).isEqualTo(1);
        assertThat(logs.get(0).id()).startsWith("1111");
        assertThat(logs.get(1).at()).isEqualTo(Instant.parse("2026-03-04T16:00:18.560Z"));
        batches.stop(BATCH);

        assertThat(bland.request().getTarget()).isEqualTo("/v2/batches/" + BATCH);
        assertThat(bland.request().getTarget()).isEqualTo("/v2/batches/list?take=5&skip=10");
        assertThat(bland.request().getTarget())
                .isEqualTo("/v2/batches/" + BATCH + "/logs?take=20&skip=0&direction=desc");
        RecordedRequest stopped = bland.request();
        assertThat(stopped.getMethod()).isEqualTo("POST");
        assertThat(stopped.getTarget()).isEqualTo("/v2/batches/" + BATCH + "/stop");
        assertThat(batches.getAsync(BATCH).get(5, TimeUnit.SECONDS)).isEqualTo(batch);
        assertThat(batches.listAsync(0, 5).get(5, TimeUnit.SECONDS)).hasSize(1);
        assertThat(batches.logsAsync(BATCH, 0, 5).get(5, TimeUnit.SECONDS)).isEqualTo(logs);
        assertThat(batches.stopAsync(BATCH).get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void numbersAreListedAndRead() throws Exception {
        String outbound = "{\"outbound_numbers\":[{\"phone_number\":\"+14155550107\","
                + "\"last_initiated\":\"2026-03-04T15:20:01.482Z\"}]}";
        String single = "{\"phone_number\":\"+14155550107\",\"max_duration\":30}";
        bland.answer(200, "inbound-numbers.json")
                .answer(BlandServer.response(200, outbound))
                .answer(BlandServer.response(200, single))
                .answer(200, "inbound-numbers.json")
                .answer(BlandServer.response(200, outbound))
                .answer(BlandServer.response(200, single));
        BlandNumbers numbers = bland.client().numbers();

        BlandNumber number = numbers.inbound().get(0);
        assertThat(number.phoneNumber()).isEqualTo("+14155550107");
        assertThat(number.webhook()).isEqualTo("https://hooks.example.test/bland");
        assertThat(number.prompt()).startsWith("Answer as");
        assertThat(number.record()).isFalse();
        assertThat(number.maxDuration()).isEqualTo(Duration.ofMinutes(30));
        assertThat(number.createdAt()).isEqualTo(Instant.parse("2025-11-02T10:11:12.333Z"));
        assertThat(number.toString()).doesNotContain("415555");
        assertThat(numbers.outbound().get(0).lastUsedAt()).isEqualTo(Instant.parse("2026-03-04T15:20:01.482Z"));
        assertThat(numbers.inbound("+14155550107").maxDuration()).isEqualTo(Duration.ofMinutes(30));

        assertThat(bland.request().getTarget()).isEqualTo("/v1/inbound");
        assertThat(bland.request().getTarget()).isEqualTo("/v1/outbound");
        assertThat(bland.request().getTarget()).isEqualTo("/v1/inbound/+14155550107");
        assertThat(numbers.inboundAsync().get(5, TimeUnit.SECONDS)).hasSize(1);
        assertThat(numbers.outboundAsync().get(5, TimeUnit.SECONDS)).hasSize(1);
        assertThat(numbers.inboundAsync("+14155550107").get(5, TimeUnit.SECONDS).record())
                .isNull();
        assertField("phoneNumber", () -> numbers.inbound("4155550107"));
    }

    @Test
    void accountAndBillingAreRead() throws Exception {
        bland.answer(200, "me.json")
                .answer(200, "org-billing.json")
                .answer(200, "me.json")
                .answer(200, "org-billing.json");
        BlandAccount account = bland.client().account();

        BlandMe me = account.me();
        assertThat(me.status()).isEqualTo("active");
        assertThat(me.balanceUsd()).isEqualByComparingTo(new BigDecimal("412.0805"));
        assertThat(me.refillToUsd()).isNull();
        assertThat(me.totalCalls()).isEqualTo(4127);
        assertThat(me.toString()).doesNotContain("412.08");
        BlandBilling billing = account.billing("org-1");
        assertThat(billing.balanceUsd()).isEqualByComparingTo(new BigDecimal("412.0805"));
        assertThat(billing.refillAtUsd()).isNull();

        assertThat(bland.request().getTarget()).isEqualTo("/v1/me");
        assertThat(bland.request().getTarget()).isEqualTo("/v1/orgs/org-1/billing");
        assertThat(account.meAsync().get(5, TimeUnit.SECONDS)).isEqualTo(me);
        assertThat(account.billingAsync("org-1").get(5, TimeUnit.SECONDS)).isEqualTo(billing);
    }

    private static BlandBatchRequest batch(BlandBatchCall.Builder call) {
        return BlandBatchRequest.of(BlandBatchDefaults.builder().task("t").build(), List.of(call.build()));
    }

    private static void assertField(String field, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo(field));
    }
}
