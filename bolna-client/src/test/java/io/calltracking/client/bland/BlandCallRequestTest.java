package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.Outcome;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlandCallRequestTest {
    private static final String TO = "+14155550142";

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("task", b -> b.task(" ")),
                fault("pathwayId", b -> b.pathwayId("p")),
                fault("task", b -> b.agentId("a")),
                fault("temperature", b -> b.temperature(1.01)),
                fault("temperature", b -> b.temperature(-0.01)),
                fault("temperature", b -> b.temperature(Double.NaN)),
                fault("interruptibility", b -> b.interruptibility(4)),
                fault("interruptionThreshold", b -> b.interruptionThreshold(-1)),
                fault("pathwayVersion", b -> b.pathwayVersion(0)),
                fault("agentVersion", b -> b.agentVersion("12")),
                fault("startNodeId", b -> b.startNodeId("n")),
                fault("keywords", b -> b.keywords(Collections.nCopies(21, "word"))),
                fault("keywords", b -> b.keywords(List.of("x".repeat(100)))),
                fault("keywords", b -> b.keywords(List.of(" "))),
                fault("from", b -> b.from("(415) 555-0107")),
                fault("transferPhoneNumber", b -> b.transferPhoneNumber("4155550188")),
                fault("transferPhoneNumber", b -> b.transferPhoneNumber(TO)),
                fault("transferList", b -> b.transferList(Map.of("sales", "555"))),
                fault("maxDuration", b -> b.maxDuration(Duration.ZERO)),
                fault("maxDuration", b -> b.maxDuration(Duration.ofSeconds(59))),
                fault("maxDuration", b -> b.maxDuration(Duration.ofSeconds(90))),
                fault("maxDuration", b -> b.maxDuration(Duration.ofMinutes(721))),
                fault("maxDuration", b -> b.maxDuration(Duration.ofMinutes(-1))),
                fault("maxDuration", b -> b.maxDuration(Duration.ofSeconds(Long.MAX_VALUE))),
                fault("timezone", b -> b.timezone(ZoneOffset.ofHours(2))),
                fault("dialingStrategy", b -> b.dialFromPool("")),
                fault("precallDtmfSequence", b -> b.precallDtmfSequence("12a")),
                fault("externalId", b -> b.externalId("")),
                fault("externalId", b -> b.externalId("x".repeat(257))),
                fault("externalId", b -> b.externalId("a\u0007")),
                fault("summaryPrompt", b -> b.summaryPrompt("x".repeat(2001))),
                fault("webhook", b -> b.webhook("http://hooks.example.test")),
                fault("webhook", b -> b.webhook("hooks.example.test")),
                fault("webhook", b -> b.webhook("https://")),
                fault("webhookEvents", b -> b.webhookEvents(List.of())),
                fault("postCallEvals", b -> b.postCallEvals(Map.of())),
                fault("record", b -> b.record(false).postCallEvals(Map.of("workbench_setup_id", "w"))),
                fault("record", b -> b.record(false).webhookEvents(List.of("post_transfer_transcript"))),
                fault("metadata", b -> b.metadata(Map.of("at", BlandServer.NOW))),
                fault("requestData", b -> b.requestData(Map.of("at", BlandServer.NOW))),
                fault("extra", b -> b.extra(Map.of("at", BlandServer.NOW))),
                fault("extra", b -> b.extra(Map.of("task", "other"))),
                fault("extra", b -> b.extra(Map.of("phone_number", "+14155550199"))));
    }

    private static Arguments fault(String field, Consumer<BlandCallRequest.Builder> change) {
        return Arguments.of(field, change);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fieldAtFaultIsNamedBeforeAnythingIsSent(String field, Consumer<BlandCallRequest.Builder> change) {
        BlandCallRequest.Builder builder = BlandCallRequest.builder(TO).task("Confirm.");
        change.accept(builder);

        assertThatThrownBy(builder::build).isInstanceOfSatisfying(InvalidFieldException.class, e -> {
            assertThat(e.field()).isEqualTo(field);
            assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(e.operation()).isEqualTo("send call");
            assertThat(e.toString()).doesNotContain("4155550");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4155550142", "+04155550142", "+1415", "+1415555014212345", "+1 415 555 0142"})
    void numberThatIsNotE164IsRefusedAndNotRepeated(String number) {
        assertThatThrownBy(
                        () -> BlandCallRequest.builder(number).task("Confirm.").build())
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("to"))
                .message()
                .satisfies(message -> assertThat(number.isEmpty() || !message.contains(number))
                        .isTrue());
    }

    @Test
    void callNeedsExactlyOneThatLeadsIt() {
        assertThatThrownBy(() -> BlandCallRequest.builder(TO).build()).hasMessageContaining("task");
        assertThatThrownBy(() ->
                        BlandCallRequest.builder(TO).agentId("a").personaId("p").build())
                .hasMessageContaining("personaId");
        assertThatThrownBy(() -> BlandCallRequest.builder(TO)
                        .agentId("a")
                        .tools(List.of("TL-1"))
                        .build())
                .hasMessageContaining("tools");
        assertThat(BlandCallRequest.builder(TO).personaId("p").task("t").build().json())
                .containsKeys("persona_id", "task");
    }

    @Test
    void fieldThatIsSetAgainCountsAsItIsThen() {
        BlandCallRequest request = BlandCallRequest.builder(TO)
                .task("Confirm.")
                .temperature(7)
                .temperature(0.7)
                .build();

        assertThat(request.json()).containsKey("temperature");
    }

    @Test
    void limitsThemselvesAreAllowed() {
        BlandCallRequest request = BlandCallRequest.builder(TO)
                .task("Confirm.")
                .maxDuration(Duration.ofHours(12))
                .temperature(1)
                .interruptibility(0)
                .externalId("x".repeat(256))
                .summaryPrompt("x".repeat(2000))
                .keywords(Collections.nCopies(20, "x".repeat(99)))
                .timezone(ZoneId.of("Asia/Kolkata"))
                .build();

        assertThat(request.json().get("max_duration")).hasToString("720");
        assertThat(request.externalId()).isPresent();
    }

    @Test
    void startTimeAlwaysHasANumericOffset() {
        assertThat(startTime("2026-03-05T09:30:00.999Z")).isEqualTo("2026-03-05 09:30:00 +00:00");
        assertThat(startTime("2026-03-05T09:30:00-08:00")).isEqualTo("2026-03-05 09:30:00 -08:00");
        assertThat(startTime("2026-03-05T09:30:00+05:30")).isEqualTo("2026-03-05 09:30:00 +05:30");
    }

    @Test
    void batchWritesStartTimesWithoutTheBlankAsItsPageDoes() {
        assertThat(BlandBatchCall.builder(TO)
                        .startTime(OffsetDateTime.parse("2026-03-05T09:30:00-08:00"))
                        .build()
                        .json())
                .containsEntry("start_time", "2026-03-05 09:30:00-08:00");
    }

    @Test
    void voicemailWritesOnlyWhatBlandCarriesOut() {
        assertThat(BlandVoicemail.hangUp().json()).isEqualTo(Map.of("action", "hangup"));
        assertThat(BlandVoicemail.ignore().json()).isEqualTo(Map.of("action", "ignore"));
        assertThat(BlandVoicemail.leaveMessageAndSms("a", "b", "+14155550107").json())
                .isEqualTo(Map.of(
                        "action",
                        "leave_message_and_sms",
                        "message",
                        "a",
                        "sms",
                        Map.of("message", "b", "from", "+14155550107")));
        assertThatThrownBy(() -> BlandVoicemail.leaveMessage(" ")).isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> BlandVoicemail.leaveMessageAndSms("a", "b", "555"))
                .isInstanceOf(InvalidFieldException.class);
        assertThat(BlandVoicemail.leaveMessage("secret words").toString()).doesNotContain("secret");
    }

    @Test
    void retryWaitsForWholeSeconds() {
        assertThat(BlandRetry.after(Duration.ofMinutes(2)).json()).isEqualTo(Map.of("wait", 120L));
        assertThatThrownBy(() -> BlandRetry.after(Duration.ofMillis(1500))).hasMessageContaining("retry");
        assertThatThrownBy(() -> BlandRetry.after(Duration.ofSeconds(-1))).hasMessageContaining("retry");
        assertThat(new BlandRetry(Duration.ZERO, "leave_message", "secret words").json())
                .containsEntry("voicemail_message", "secret words");
        assertThat(new BlandRetry(Duration.ZERO, "leave_message", "secret words").toString())
                .doesNotContain("secret");
    }

    @Test
    void requestPrintsNeitherNumbersNorTexts() {
        BlandCallRequest request = BlandCallRequest.builder(TO)
                .task("Ask Meera for her card.")
                .metadata(Map.of("name", "Meera"))
                .build();

        assertThat(request.toString()).contains("***42", "metadata").doesNotContain("Meera", "415555");
    }

    private static Object startTime(String time) {
        return BlandCallRequest.builder(TO)
                .task("Confirm.")
                .startTime(OffsetDateTime.parse(time))
                .build()
                .json()
                .getOrDefault("start_time", "");
    }
}
