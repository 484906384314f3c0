package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.WebhookFormatException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlandWebhookTest {
    private static final String CALL = "7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11";

    @ParameterizedTest
    @CsvSource({
        "webhook-completed.json,PostCall",
        "webhook-failed.json,PostCall",
        "webhook-no-answer.json,PostCall",
        "webhook-voicemail.json,PostCall",
        "webhook-delayed-citations.json,DelayedCitations",
        "webhook-citations.json,BlandEnrichment",
        "webhook-event-call.json,BlandCallEvent",
        "webhook-event-dynamic-data.json,BlandCallEvent",
        "webhook-event-latency.json,BlandCallEvent",
        "webhook-event-queue.json,BlandCallEvent",
        "webhook-event-tool.json,BlandCallEvent",
        "batch-webhook-completed-partial.json,BlandBatchNews",
        "batch-webhook-completed.json,BlandBatchNews",
        "batch-webhook-failed.json,BlandBatchNews",
        "batch-webhook-in-progress.json,BlandBatchNews"
    })
    void everyFixtureIsRecognized(String fixture, String type) {
        BlandWebhook webhook = BlandWebhook.parse(BlandServer.FIXTURES.bytes(fixture));

        assertThat(webhook.getClass().getSimpleName()).isEqualTo(type);
        assertThat(webhook.callId() == null).isEqualTo(type.equals("BlandBatchNews"));
        assertThat(webhook.toString()).doesNotContain("415555", "Thursday", "Stock", "Rowan");
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-completed.json,HUMAN",
        "webhook-failed.json,FAILED",
        "webhook-no-answer.json,NO_ANSWER",
        "webhook-voicemail.json,VOICEMAIL"
    })
    void endOfACallCarriesTheCall(String fixture, BlandCallOutcome outcome) {
        assertThat(BlandWebhook.parse(BlandServer.FIXTURES.bytes(fixture)))
                .isInstanceOfSatisfying(BlandWebhook.PostCall.class, news -> {
                    assertThat(news.call().outcome()).isEqualTo(outcome);
                    assertThat(news.call().originalRequest()).isEmpty();
                    assertThat(news.call().metadata()).containsEntry("tenant", "north");
                });
    }

    @Test
    void delayedCitationsCarryTheCallAndWhatWasFoundInIt() {
        assertThat(BlandWebhook.parse(BlandServer.FIXTURES.bytes("webhook-delayed-citations.json")))
                .isInstanceOfSatisfying(BlandWebhook.DelayedCitations.class, news -> {
                    assertThat(news.callId()).isEqualTo(CALL);
                    assertThat(news.call().citations()).hasSize(2);
                    assertThat(news.call().correctedTranscript())
                            .singleElement()
                            .satisfies(line -> {
                                assertThat(line.speaker()).isEqualTo("assistant");
                                assertThat(line.start()).isEqualTo(Duration.ofMillis(384));
                                assertThat(line.toString()).doesNotContain("Rowan");
                            });
                });
    }

    @Test
    void citationsComeOnTheirOwn() {
        assertThat(BlandWebhook.parse(BlandServer.FIXTURES.bytes("webhook-citations.json")))
                .isInstanceOfSatisfying(BlandEnrichment.class, news -> {
                    assertThat(news.hasCitations()).isTrue();
                    assertThat(news.eventType()).isEqualTo("citations");
                    assertThat(news.at()).isEqualTo(Instant.parse("2026-03-04T15:21:15.231Z"));
                    assertThat(news.citations()).hasSize(2);
                });
    }

    @Test
    void severalFindingsComeAsABundle() {
        assertThat(parse("{\"call_id\":\"c\",\"event_type\":\"multiple\",\"contents\":[\"citations\","
                        + "\"corrected_transcript\"],\"corrected_transcript\":[{\"text\":\"Hi\"}]}"))
                .isInstanceOfSatisfying(BlandEnrichment.class, news -> {
                    assertThat(news.contents()).containsExactly("citations", "corrected_transcript");
                    assertThat(news.hasCitations()).isTrue();
                    assertThat(news.correctedTranscript()).hasSize(1);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "webhook-event-call.json,CALL,info",
        "webhook-event-tool.json,CALL,info",
        "webhook-event-dynamic-data.json,CALL,info",
        "webhook-event-latency.json,LATENCY,performance",
        "webhook-event-queue.json,QUEUE,info"
    })
    void eventTellsItsCategory(String fixture, BlandEventCategory.Kind category, String level) {
        assertThat(BlandWebhook.parse(BlandServer.FIXTURES.bytes(fixture)))
                .isInstanceOfSatisfying(BlandCallEvent.class, event -> {
                    assertThat(event.category().kind()).isEqualTo(category);
                    assertThat(event.logLevel()).isEqualTo(level);
                    assertThat(event.message()).isNotNull();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tool", "dynamic_data", "citations", "webhook", "brand-new"})
    void eventOfAnyCategoryIsAnEvent(String category) {
        assertThat(parse("{\"call_id\":\"c\",\"message\":\"m\",\"category\":\"" + category + "\"}"))
                .isInstanceOfSatisfying(
                        BlandCallEvent.class,
                        event -> assertThat(event.category().raw()).isEqualTo(category));
    }

    @Test
    void newsOfABatchTellsItsStatus() {
        assertThat(BlandWebhook.parse(BlandServer.FIXTURES.bytes("batch-webhook-completed-partial.json")))
                .isInstanceOfSatisfying(BlandBatchNews.class, news -> {
                    assertThat(news.status().kind()).isEqualTo(BlandBatchStatus.Kind.COMPLETED_PARTIAL);
                    assertThat(news.status().isTerminal()).isTrue();
                    assertThat(news.code()).isEqualTo("batch_early_exit");
                    assertThat(news.reason()).contains("86400");
                    assertThat(news.callsTotal()).isEqualTo(2);
                    assertThat(news.callsSuccessful()).isEqualTo(1);
                    assertThat(news.callsFailed()).isZero();
                    assertThat(news.at()).isEqualTo(Instant.parse("2026-03-05T16:00:00Z"));
                });
        assertThat(BlandWebhook.parse(BlandServer.FIXTURES.bytes("batch-webhook-in-progress.json")))
                .isInstanceOfSatisfying(
                        BlandBatchNews.class,
                        news -> assertThat(news.status().isTerminal()).isFalse());
    }

    @Test
    void strippedEndOfACallIsStillOne() {
        assertThat(parse("{\"call_id\":\"c\",\"status\":\"completed\"}")).isInstanceOf(BlandWebhook.PostCall.class);
        assertThat(parse("{\"c_id\":\"c\",\"batch_id\":\"b\",\"completed\":true,\"category\":\"x\"}"))
                .isInstanceOf(BlandWebhook.PostCall.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"status\":\"completed\"}",
                "{\"batch_id\":\"b\"}",
                "{\"conversation_id\":\"x\",\"call_id\":\"c\",\"type\":\"status\"}",
                "{\"message\":\"m\",\"category\":\"call\"}"
            })
    void objectOfNoKnownKindIsUnknown(String body) {
        assertThat(parse(body)).isInstanceOf(BlandWebhook.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "7", "\"x\"", "{", "{\"call_id\":}", "{}{}", "call_id=1", "<xml/>"})
    void anythingButAnObjectIsMalformed(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(WebhookFormatException.class);
    }

    @Test
    void malformedBodyIsNotQuoted() {
        assertThatThrownBy(() -> parse("{\"call_id\":\"c\",\"to\":+14155550142}"))
                .isInstanceOf(WebhookFormatException.class)
                .hasMessageContaining("Bland")
                .message()
                .doesNotContain("14155550142");
    }

    private static BlandWebhook parse(String body) {
        return BlandWebhook.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
