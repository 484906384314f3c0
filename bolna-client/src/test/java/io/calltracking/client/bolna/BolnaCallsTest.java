package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.Outcome;
import io.calltracking.client.internal.Json;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BolnaCallsTest {
    private static final String AGENT = "7d0c2a54-3b1e-4f66-9a8c-51e2b7c4d901";
    private static final String EXECUTION = "0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33";

    private final BolnaServer bolna = new BolnaServer();

    @AfterEach
    void stop() {
        bolna.close();
    }

    @Test
    void minimalCallIsSentAsDocumented() {
        bolna.answer(200, "call-created.json");

        BolnaPlacedCall placed = bolna.client().calls().place(minimal());

        assertThat(placed.executionId()).isEqualTo(EXECUTION);
        assertThat(placed.runId()).isNull();
        assertThat(placed.status()).isEqualTo("queued");
        assertThat(placed.message()).isEqualTo("done");
        RecordedRequest request = bolna.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/call");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + BolnaServer.KEY);
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        assertThat(request.getHeaders().get("User-Agent")).matches("call-tracking-java/\\d.*");
        assertThat(body(request)).isEqualTo(fixture("call-request-minimal.json"));
    }

    @Test
    void fullCallIsSentAsDocumented() {
        bolna.answer(200, "call-created-with-run-id.json");
        Map<String, String> userData = new LinkedHashMap<>();
        userData.put("customer_name", "Meera");
        userData.put("order_ref", "Q-4471");
        userData.put("timezone", "Asia/Kolkata");

        BolnaPlacedCall placed = bolna.client()
                .calls()
                .place(BolnaCallRequest.builder(AGENT, "+15005550123")
                        .from("+15005550199")
                        .scheduledAt(OffsetDateTime.parse("2026-11-18T15:00:00+05:30"))
                        .userData(userData)
                        .voiceId("Sam")
                        .retryConfig(BolnaRetryConfig.builder()
                                .maxRetries(2)
                                .retryIntervals(Duration.ofMinutes(30), Duration.ofMinutes(60))
                                .build())
                        .bypassCallGuardrails(false)
                        .build());

        assertThat(placed.runId()).isEqualTo(EXECUTION);
        assertThat(body(bolna.request())).isEqualTo(fixture("call-request-full.json"));
    }

    @Test
    void placingReturnsInAFutureToo() throws Exception {
        bolna.answer(201, "call-created-minimal.json");

        BolnaPlacedCall placed = bolna.client().calls().placeAsync(minimal()).get(5, TimeUnit.SECONDS);

        assertThat(placed.executionId()).isEqualTo(EXECUTION);
        assertThat(placed.message()).isNull();
    }

    @Test
    void utcScheduleIsSentWithANumericOffset() {
        bolna.answer(200, "call-created.json");

        bolna.client()
                .calls()
                .place(BolnaCallRequest.builder(AGENT, "+15005550123")
                        .scheduledAt(OffsetDateTime.parse("2026-11-18T09:30:00.999Z"))
                        .build());

        assertThat(body(bolna.request())).containsEntry("scheduled_at", "2026-11-18T09:30:00+00:00");
    }

    @Test
    void scheduleLessThanTwoMinutesAheadIsNotSent() {
        BolnaCallRequest tooSoon = BolnaCallRequest.builder(AGENT, "+15005550123")
                .scheduledAt(OffsetDateTime.parse("2026-11-18T09:01:59Z"))
                .build();

        assertThatThrownBy(() -> bolna.client().calls().place(tooSoon))
                .isInstanceOfSatisfying(InvalidFieldException.class, e -> {
                    assertThat(e.field()).isEqualTo("scheduledAt");
                    assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
                });
        assertThat(bolna.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5005550123", "+05005550123", "+1500", "+1500555012345678", "+1 500 555 0123", "+1500555O123"
            })
    void numberThatIsNotE164IsRefusedAndNotRepeated(String number) {
        assertThatThrownBy(() -> BolnaCallRequest.builder(AGENT, number).build())
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("to"))
                .message()
                .satisfies(message -> assertThat(number.isEmpty() || !message.contains(number))
                        .isTrue());
        assertThatThrownBy(() -> BolnaCallRequest.builder(AGENT, "+15005550123")
                        .from(number)
                        .build())
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("from"));
    }

    @Test
    void missingAgentIsNamed() {
        assertThatThrownBy(() -> BolnaCallRequest.builder(" ", "+15005550123").build())
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("agentId"));
    }

    @Test
    void userDataThatJsonDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> BolnaCallRequest.builder(AGENT, "+15005550123")
                        .userData(Map.of("when", BolnaServer.NOW))
                        .build())
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("userData"));
    }

    @Test
    void retryConfigIsChecked() {
        assertThatThrownBy(() -> BolnaRetryConfig.builder().maxRetries(4).build())
                .hasMessageContaining("maxRetries");
        assertThatThrownBy(() ->
                        BolnaRetryConfig.builder().retryOnStatuses("completed").build())
                .hasMessageContaining("retryOnStatuses");
        assertThatThrownBy(() -> BolnaRetryConfig.builder()
                        .retryIntervals(Duration.ofSeconds(90))
                        .build())
                .hasMessageContaining("retryIntervals");
    }

    @Test
    void stoppingSaysWhatBecameOfTheCall() {
        bolna.answer(200, "call-stopped.json");

        BolnaStoppedCall stopped = bolna.client().calls().stop(EXECUTION);

        assertThat(stopped.status()).isEqualTo("stopped");
        RecordedRequest request = bolna.request();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/call/" + EXECUTION + "/stop");
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void idThatWouldLeadElsewhereIsNotSent() {
        assertThatThrownBy(() -> bolna.client().calls().stop(".."))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("executionId"));
        bolna.answer(200, "call-stopped.json");
        bolna.client().calls().stop("a/b?c");
        assertThat(bolna.request().getTarget()).isEqualTo("/call/a%2Fb%3Fc/stop");
    }

    private static BolnaCallRequest minimal() {
        return BolnaCallRequest.builder(AGENT, "+15005550123").build();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(RecordedRequest request) {
        return (Map<String, Object>) Objects.requireNonNull(
                Json.parse(Objects.requireNonNull(request.getBody()).toByteArray()));
    }

    private static Object fixture(String name) {
        return Objects.requireNonNull(Json.parse(BolnaServer.FIXTURES.bytes(name)));
    }
}
