package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.AuthenticationException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.RateLimitedException;
import io.calltracking.client.ServerException;
import io.calltracking.client.internal.Json;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where Bolna's documentation contradicts itself or its API, in the order in which the notes on it list them. */
class BolnaContradictionsTest {
    private static final BolnaCallRequest REQUEST =
            BolnaCallRequest.builder("agent-1", "+15005550123").build();
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

    private final BolnaServer bolna = new BolnaServer();

    @AfterEach
    void stop() {
        bolna.close();
    }

    @Test
    void t01_wrongKeyIs401ByTheDocumentsAnd403InReality() {
        bolna.answer(401, "error-401.json").answer(403, "error-403-invalid-key.json");

        for (int status : new int[] {401, 403}) {
            assertThatThrownBy(() -> bolna.client().account().me())
                    .isInstanceOfSatisfying(
                            AuthenticationException.class,
                            e -> assertThat(e.status()).isEqualTo(status));
        }
    }

    @Test
    void t02_creatingAnswers200Or201() {
        bolna.answer(200, "batch-created.json")
                .answer(201, "batch-created.json")
                .answer(200, "call-created.json")
                .answer(201, "call-created.json");

        assertThat(bolna.client().batches().create(batch()))
                .isEqualTo(bolna.client().batches().create(batch()));
        assertThat(bolna.client().calls().place(REQUEST))
                .isEqualTo(bolna.client().calls().place(REQUEST));
    }

    @Test
    void t03_zuluInAScheduleIsNeverSentAndTheServerErrorItWouldCauseNeverRepeated() {
        bolna.answer(500, "error-500-z-suffix.json");
        BolnaCallRequest utc = BolnaCallRequest.builder("agent-1", "+15005550123")
                .scheduledAt(OffsetDateTime.parse("2026-11-18T10:00:00Z"))
                .build();

        assertThatThrownBy(() -> bolna.client().calls().place(utc)).isInstanceOf(ServerException.class);

        assertThat(bolna.requestCount()).isEqualTo(1);
        assertThat(Objects.requireNonNull(bolna.request().getBody()).utf8())
                .contains("\"2026-11-18T10:00:00+00:00\"")
                .doesNotContain("00Z");
    }

    @Test
    void t04_listsAlwaysSayFromWhenToWhen() {
        bolna.answer(200, "executions-page.json");

        bolna.client().executions().list(week());

        assertThat(bolna.request().getTarget()).contains("from=2026-11-01T00", "to=2026-11-08T00");
    }

    @Test
    void t05_listsAreBareArraysOrEnvelopesOfEitherSpelling() {
        bolna.answer(200, "executions-legacy-bare-array.json")
                .answer(200, "executions-page-doc-envelope.json")
                .answer(200, "agents.json")
                .answer(BolnaServer.response(200, "{\"data\":" + BolnaServer.FIXTURES.text("agents.json") + "}"));

        BolnaExecutionPage bare = bolna.client().executions().list(week());
        assertThat(bare.executions()).hasSize(2);
        assertThat(bare.hasMore()).isFalse();
        BolnaExecutionPage enveloped = bolna.client().executions().list(week());
        assertThat(enveloped.pageNumber()).isEqualTo(2);
        assertThat(enveloped.total()).isEqualTo(38);
        assertThat(bolna.client().agents().list())
                .isEqualTo(bolna.client().agents().list());
    }

    @Test
    void t06_disconnectedIsNotTheEndAndUnansweredCallsNeverComplete() {
        assertThat(read("execution-call-disconnected.json").isTerminal()).isFalse();
        assertThat(read("execution-no-answer.json").isFinal()).isTrue();
        assertThat(read("execution-busy.json").isFinal()).isTrue();
    }

    @Test
    void t07_recordingLinkIsMissingInManyForms() {
        assertThat(read("execution-call-disconnected.json").recordingUrl()).isNull();
        assertThat(read("execution-call-disconnected-early-data.json").recordingUrl())
                .isNull();
        assertThat(read("execution-completed.json").recordingUrl()).startsWith("https://api.bolna.ai/recordings/");
        assertThat(read("execution-legacy-2024-doc.json").recordingUrl()).contains("amazonaws");
    }

    @Test
    void t08_completedWithoutAConversationIsNotAnswered() {
        assertThat(read("execution-completed-zero-duration.json"))
                .returns(true, BolnaExecution::isTerminal)
                .returns(false, BolnaExecution::isAnswered);
        assertThat(read("execution-completed-voicemail.json"))
                .returns(true, BolnaExecution::isTerminal)
                .returns(false, BolnaExecution::isAnswered);
    }

    @Test
    void t09_numbersDriftIntoTextAndBack() {
        assertThat(read("execution-legacy-2024-doc.json").id()).isEqualTo("7432382142914");
        assertThat(read("execution-completed.json").telephony().duration()).isEqualTo(Duration.ofSeconds(43));
        assertThat(read("execution-completed-doc-subset.json").telephony().duration())
                .isEqualTo(Duration.ofSeconds(16));
        assertThat(read("execution-call-disconnected-early-data.json")
                        .telephony()
                        .duration())
                .isZero();
        assertThat(execution("\"extracted_data\":\"{\\\"a\\\":\\\"b\\\"}\"").extractedData())
                .containsEntry("a", "b");
        assertThat(execution("\"agent_extraction\":\"{\\\"a\\\":1}\"").raw()).containsKey("agent_extraction");
    }

    @Test
    void t10_usageBreakdownKeepsItsMixedNamesInTheRawForm() {
        assertThat(Json.write(read("execution-completed.json").raw().get("usage_breakdown")))
                .contains("llmModel", "synthesizer_characters");
    }

    @Test
    void t11_timesWithoutZoneAreUtc() {
        assertThat(read("execution-completed.json").createdAt()).isEqualTo(Instant.parse("2026-11-18T09:30:00.114Z"));
        assertThat(read("execution-legacy-2024-doc.json").createdAt()).isEqualTo(Instant.parse("2024-01-23T01:14:37Z"));
    }

    @Test
    void t12_endedCallMayReopenByAutoRetry() {
        List<BolnaExecution> news = sequence("webhook-sequence-no-answer-then-retry-then-completed.json");

        BolnaExecution unanswered = news.stream()
                .filter(call -> call.status().kind() == BolnaStatus.Kind.NO_ANSWER)
                .findFirst()
                .orElseThrow();
        BolnaExecution reopened = news.get(news.indexOf(unanswered) + 1);
        assertThat(reopened.id()).isEqualTo(unanswered.id());
        assertThat(reopened.status().kind()).isEqualTo(BolnaStatus.Kind.SCHEDULED);
        assertThat(reopened.retryCount()).isGreaterThan(unanswered.retryCount());
        assertThat(unanswered.isTerminal()).isTrue();
        assertThat(unanswered.isFinal()).isEqualTo(unanswered.retryConfig().isEmpty());
    }

    @Test
    void t13_webhooksComeFromThreeAddresses() {
        assertThat(BolnaWebhook.SOURCE_ADDRESSES)
                .containsExactlyInAnyOrder("13.203.39.153", "13.126.9.249", "13.202.133.53");
    }

    @Test
    void t14_completedMayBeTheFirstNews() {
        assertThat(sequence("webhook-filtered-completed-only.json"))
                .singleElement()
                .satisfies(call -> assertThat(call.isFinal()).isTrue());
    }

    @Test
    void t15_preCallNewsAddMembersOfAnyNameAndType() {
        String body = "{\"id\":\"e\",\"status\":\"in-progress\",\"transcript\":7,\"agent_id\":{},\"whatever\":[null]}";

        assertThat(BolnaWebhook.parse(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(BolnaWebhook.PreCall.class, call -> {
                    assertThat(call.extra()).containsOnlyKeys("whatever");
                    assertThat(call.execution().agentId()).isNull();
                });
    }

    @Test
    void t16_tooManyCallsAreQueuedAndOnlyTooManyRequestsAreRefused() {
        bolna.answer(200, "call-created.json").answer(429, "error-429.json");

        assertThat(bolna.client().calls().place(REQUEST).status()).isEqualTo("queued");
        assertThatThrownBy(() -> bolna.client().calls().place(REQUEST))
                .isInstanceOfSatisfying(
                        RateLimitedException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER));
    }

    @Test
    void t17_lowBalanceIsAStatusAndNoHttpError() {
        BolnaExecution call = read("execution-balance-low.json");

        assertThat(call.status().kind()).isEqualTo(BolnaStatus.Kind.BALANCE_LOW);
        assertThat(call.isFinal()).isTrue();
    }

    @Test
    void t18_whatTheApiCannotDoIsNotOffered() {
        assertThat(Arrays.stream(BolnaCalls.class.getMethods()).map(Method::getName))
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("hangup"));
        assertThat(Arrays.stream(BolnaCallRequest.Builder.class.getMethods()).map(Method::getName))
                .doesNotContain("webhookUrl", "idempotencyKey");
    }

    @Test
    void t19_moneyKeepsTheUnitItWasSentIn() {
        bolna.answer(200, "user-me.json")
                .answer(200, "phone-numbers.json")
                .answer(200, "phone-numbers-search.json")
                .answer(200, "phone-number-bought.json");

        assertThat(bolna.client().account().me().wallet()).isEqualByComparingTo("9930.01");
        assertThat(bolna.client().phoneNumbers().list().get(0).price()).isEqualTo("$5.0");
        assertThat(bolna.client()
                        .phoneNumbers()
                        .search(BolnaNumberSearch.in("US"))
                        .get(0)
                        .priceUsd())
                .isEqualByComparingTo("5");
        assertThat(bolna.client().phoneNumbers().buy("US", "+15005550142").price())
                .isEqualTo("500.0");
        assertThat(read("execution-completed.json"))
                .satisfies(call -> assertThat(call.totalCostCents()).isEqualByComparingTo("8.142"))
                .satisfies(call -> assertThat(call.totalCost()).isEqualByComparingTo("0.08142"));
    }

    @Test
    void t20_patchOfAnAgentHoldsNothingThatWouldBeIgnored() {
        bolna.answer(200, "agent-updated.json");

        bolna.client().agents().setWebhookUrl("a", URI.create("https://hooks.example.com/bolna"));

        assertThat(Json.parse(Objects.requireNonNull(bolna.request().getBody()).toByteArray()))
                .isEqualTo(Map.of("agent_config", Map.of("webhook_url", "https://hooks.example.com/bolna")));
    }

    @Test
    void t21_executionMayNotBeFoundRightAfterPlacing() {
        bolna.answer(404, "error-404.json").answer(200, "execution-queued.json");

        assertThatThrownBy(() -> bolna.client().executions().get("e")).isInstanceOf(NotFoundException.class);
        assertThat(bolna.client().executions().get("e").isTerminal()).isFalse();
    }

    @Test
    void t22_idsAreAnyText() {
        bolna.answer(200, "batch.json");

        assertThat(bolna.client()
                        .batches()
                        .get("5f2a9c07e81b4d36a0c4b7d913e6f258")
                        .batchId())
                .doesNotContain("-");
        assertThat(read("execution-legacy-2024-doc.json").batchId()).contains("-");
    }

    private static BolnaBatchRequest batch() {
        byte[] csv = BolnaServer.FIXTURES.bytes("batch-recipients.csv");
        return BolnaBatchRequest.builder("agent-1", new ByteArrayInputStream(csv))
                .build();
    }

    private static BolnaExecutionQuery week() {
        return BolnaExecutionQuery.builder("agent-1", FROM, FROM.plus(Duration.ofDays(7)))
                .build();
    }

    private static BolnaExecution read(String fixture) {
        return BolnaExecutionTest.read(fixture);
    }

    private static BolnaExecution execution(String member) {
        return new BolnaExecution(
                Json.freezeObject((Map<?, ?>) Objects.requireNonNull(Json.parse("{\"id\":\"e\"," + member + "}"))));
    }

    private static List<BolnaExecution> sequence(String fixture) {
        List<?> bodies = (List<?>) Objects.requireNonNull(Json.parse(BolnaServer.FIXTURES.bytes(fixture)));
        return bodies.stream()
                .map(body -> BolnaWebhook.parse(Json.write(body).getBytes(StandardCharsets.UTF_8)))
                .map(webhook -> ((BolnaWebhook.Execution) webhook).execution())
                .toList();
    }
}
