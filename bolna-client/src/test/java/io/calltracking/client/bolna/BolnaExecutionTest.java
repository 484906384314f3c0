package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.bolna.BolnaStatus.Kind;
import io.calltracking.client.internal.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BolnaExecutionTest {
    static Stream<String> everyExecution() {
        return BolnaServer.FIXTURES.names("execution-").stream().filter(name -> !name.equals("execution-log.json"));
    }

    @ParameterizedTest
    @MethodSource("everyExecution")
    void everyExecutionIsReadAndPrintedWithoutPersonalData(String fixture) {
        BolnaExecution execution = read(fixture);

        assertThat(execution.id()).isNotEmpty();
        assertThat(execution.raw()).isNotEmpty();
        assertThat(execution.toString() + execution.telephony() + execution.transfer())
                .contains(execution.id())
                .doesNotContain("1500555", "Meera", "recordings/", "amazonaws");
    }

    @Test
    void completedExecutionGivesEverything() {
        BolnaExecution call = read("execution-completed.json");

        assertThat(call.id()).isEqualTo("0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33");
        assertThat(call.agentId()).isEqualTo("7d0c2a54-3b1e-4f66-9a8c-51e2b7c4d901");
        assertThat(call.batchId()).isNull();
        assertThat(call.status().kind()).isEqualTo(Kind.COMPLETED);
        assertThat(call.terminationReason()).isEqualTo("user_hung_up");
        assertThat(call.errorMessage()).isNull();
        assertThat(call.answeredByVoicemail()).isFalse();
        assertThat(call.conversationDuration()).isEqualTo(Duration.ofMillis(41_600));
        assertThat(call.totalCostCents()).isEqualByComparingTo("8.142");
        assertThat(call.totalCost()).isEqualByComparingTo("0.08142");
        assertThat(call.costBreakdown()).containsEntry("platform", new BigDecimal("4"));
        assertThat(call.transcript()).startsWith("assistant: Hello Meera");
        assertThat(call.summary()).isEqualTo("Customer confirmed the Friday visit.");
        assertThat(call.createdAt()).isEqualTo(Instant.parse("2026-11-18T09:30:00.114Z"));
        assertThat(call.updatedAt()).isEqualTo(Instant.parse("2026-11-18T09:32:41.556Z"));
        assertThat(call.initiatedAt()).isEqualTo(Instant.parse("2026-11-18T09:30:03.402Z"));
        assertThat(call.scheduledAt()).isNull();
        assertThat(call.rescheduledAt()).isNull();
        assertThat(call.userNumber()).isEqualTo("+15005550123");
        assertThat(call.agentNumber()).isEqualTo("+15005550199");
        assertThat(call.provider()).isEqualTo("plivo");
        assertThat(call.recipientData()).containsEntry("order_ref", "Q-4471");
        assertThat(call.extractedData()).containsOnlyKeys("Visit Details");
        assertThat(call.transfer()).isEmpty();
        assertThat(call.retryConfig()).isEmpty();
        assertThat(call.retryHistory()).isEmpty();
        assertThat(call.isTerminal()).isTrue();
        assertThat(call.isFinal()).isTrue();
        assertThat(call.isAnswered()).isTrue();
        assertThat(call.isInbound()).isFalse();
    }

    @Test
    void telephonyGivesEverything() {
        BolnaTelephony telephony = read("execution-completed.json").telephony();

        assertThat(telephony.duration()).isEqualTo(Duration.ofSeconds(43));
        assertThat(telephony.toNumber()).isEqualTo("+15005550123");
        assertThat(telephony.fromNumber()).isEqualTo("+15005550199");
        assertThat(telephony.recordingUrl()).endsWith("/recordings/call/0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33");
        assertThat(telephony.hostedTelephony()).isTrue();
        assertThat(telephony.providerCallId()).isEqualTo("3c1f0d8e-77aa-4b25-9d10-2f6b8e4c5a71");
        assertThat(telephony.callType()).isEqualTo("outbound");
        assertThat(telephony.provider()).isEqualTo("plivo");
        assertThat(telephony.hangupBy()).isEqualTo("Callee");
        assertThat(telephony.hangupReason()).isEqualTo("Call recipient hung up");
        assertThat(telephony.hangupCode()).isEqualTo(4000);
        assertThat(telephony.ringDuration()).isEqualTo(Duration.ofSeconds(9));
        assertThat(telephony.postDialDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(telephony.carrier()).isEqualTo("Example Mobile Ltd");
    }

    @Test
    void transferredCallHasItsSecondLeg() {
        BolnaTransfer leg = read("execution-transferred.json").transfer().orElseThrow();

        assertThat(leg.status().kind()).isEqualTo(Kind.COMPLETED);
        assertThat(leg.duration()).isEqualTo(Duration.ofSeconds(95));
        assertThat(leg.cost()).isEqualByComparingTo("2.1");
        assertThat(leg.toNumber()).isEqualTo("+15005550177");
        assertThat(leg.fromNumber()).isEqualTo("+15005550199");
        assertThat(leg.providerCallId()).startsWith("b7a90c11");
        assertThat(leg.recordingUrl()).contains("/transfer/");
        assertThat(leg.hangupBy()).isEqualTo("Caller");
        assertThat(leg.hangupReason()).isEqualTo("Normal Hangup");
        assertThat(leg.hangupCode()).isEqualTo(4000);
        assertThat(leg.terminationReason()).isEqualTo("user_hung_up");
    }

    @Test
    void inboundCallTurnsTheNumbersRound() {
        BolnaExecution call = read("execution-inbound-completed.json");

        assertThat(call.isInbound()).isTrue();
        assertThat(call.to()).isEqualTo(call.agentNumber());
        assertThat(call.from()).isEqualTo(call.userNumber());
    }

    @Test
    void numbersAreFoundWhereverTheyAre() {
        assertThat(of(Map.of("id", "e", "user_number", "+15005550123", "agent_number", "+15005550199")))
                .returns("+15005550123", BolnaExecution::to)
                .returns("+15005550199", BolnaExecution::from);
        assertThat(of(Map.of("id", "e", "context_details", Map.of("recipient_phone_number", "+15005550123"))))
                .returns("+15005550123", BolnaExecution::to)
                .returns(null, BolnaExecution::from);
    }

    @Test
    void oldFlatFormIsRead() {
        BolnaExecution call = read("execution-legacy-2025-flat.json");

        assertThat(call.id()).isEqualTo("0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33");
        assertThat(call.to()).isEqualTo("+15005550123");
        assertThat(call.from()).isEqualTo("+15005550199");
        assertThat(call.conversationDuration()).isEqualTo(Duration.ofSeconds(45));
        assertThat(call.recordingUrl()).endsWith("test.mp3");
    }

    @Test
    void oldDocumentedFormIsRead() {
        BolnaExecution call = read("execution-legacy-2024-doc.json");

        assertThat(call.id()).isEqualTo("7432382142914");
        assertThat(call.conversationDuration()).isEqualTo(Duration.ofSeconds(123));
        assertThat(call.telephony().duration()).isEqualTo(Duration.ofSeconds(42));
        assertThat(call.createdAt()).isEqualTo(Instant.parse("2024-01-23T01:14:37Z"));
        assertThat(call.isAnswered()).isFalse();
        assertThat(call.extractedData()).containsEntry("user_interested", true);
    }

    @Test
    void retriedCallTellsItsAttempts() {
        BolnaExecution call = read("execution-retry-scheduled.json");

        assertThat(call.retryCount()).isEqualTo(1);
        assertThat(call.scheduledAt()).isEqualTo(Instant.parse("2026-11-18T10:01:00Z"));
        assertThat(call.retryHistory())
                .containsExactly(
                        new BolnaRetryAttempt(1, BolnaStatus.of("no-answer"), Instant.parse("2026-11-18T09:30:48Z")));
        assertThat(call.retryConfig())
                .contains(new BolnaRetryConfig(
                        true,
                        2,
                        List.of("no-answer", "busy", "failed"),
                        false,
                        List.of(Duration.ofMinutes(30), Duration.ofMinutes(60))));
    }

    @ParameterizedTest
    @CsvSource({
        "no-answer, 0, false, false",
        "no-answer, 2, false, true",
        "busy, 1, false, false",
        "canceled, 0, false, true",
        "completed, 0, false, true",
        "completed, 0, true, false",
        "ringing, 0, false, false"
    })
    void endedCallIsFinalOnlyWhenNoRetryIsLeft(String status, int retries, boolean voicemail, boolean isFinal) {
        Map<String, Object> retry = Map.of(
                "enabled",
                true,
                "max_retries",
                2,
                "retry_on_statuses",
                List.of("no-answer", "busy"),
                "retry_on_voicemail",
                true);

        BolnaExecution call = of(Map.of(
                "id",
                "e",
                "status",
                status,
                "retry_count",
                retries,
                "answered_by_voice_mail",
                voicemail,
                "retry_config",
                retry));

        assertThat(call.isFinal()).isEqualTo(isFinal);
    }

    @ParameterizedTest
    @CsvSource({
        "in-progress, IN_PROGRESS, 4, false",
        "in_progress, IN_PROGRESS, 4, false",
        "In Progress, IN_PROGRESS, 4, false",
        "canceled, CANCELED, 6, true",
        "cancelled, CANCELED, 6, true",
        "balance_low, BALANCE_LOW, 6, true",
        "call-disconnected, CALL_DISCONNECTED, 5, false",
        "prepared, PREPARED, 0, false",
        "some-future-status, UNKNOWN, -1, false",
        "'', UNKNOWN, -1, false",
        "unknown, UNKNOWN, -1, false"
    })
    void statusIsReadInAnySpellingAndKeepsItsWord(String word, Kind kind, int rank, boolean terminal) {
        BolnaStatus status = BolnaStatus.of(word);

        assertThat(status.kind()).isEqualTo(kind);
        assertThat(status.rank()).isEqualTo(rank);
        assertThat(status.isTerminal()).isEqualTo(terminal);
        assertThat(status).hasToString(word);
    }

    @Test
    void transcriptMayBeTurns() {
        BolnaExecution call = of(Map.of(
                "id",
                "e",
                "transcript",
                List.of(
                        Map.of("role", "assistant", "content", "Hello"),
                        Map.of("role", "user", "text", "Hi"),
                        "assistant: Bye",
                        Map.of("role", "user"))));

        assertThat(call.transcript()).isEqualTo("assistant: Hello\nuser: Hi\nassistant: Bye\n");
    }

    @Test
    void oddTypesAreNull() {
        BolnaExecution call = of(Map.of(
                "id",
                "e",
                "status",
                7,
                "conversation_duration",
                "long",
                "total_cost",
                List.of(),
                "created_at",
                12,
                "telephony_data",
                "none",
                "transcript",
                Map.of(),
                "retry_count",
                "many"));

        assertThat(call.status().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(call.conversationDuration()).isNull();
        assertThat(call.totalCost()).isNull();
        assertThat(call.createdAt()).isNull();
        assertThat(call.telephony().toNumber()).isNull();
        assertThat(call.transcript()).isNull();
        assertThat(call.retryCount()).isZero();
    }

    @Test
    void executionWithoutIdIsNone() {
        assertThatThrownBy(() -> of(Map.of("status", "completed"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static BolnaExecution of(Map<String, Object> raw) {
        return new BolnaExecution(Json.freezeObject(raw));
    }

    static BolnaExecution read(String fixture) {
        Object json = Objects.requireNonNull(Json.parse(BolnaServer.FIXTURES.bytes(fixture)));
        return new BolnaExecution(Json.freezeObject((Map<?, ?>) json));
    }
}
