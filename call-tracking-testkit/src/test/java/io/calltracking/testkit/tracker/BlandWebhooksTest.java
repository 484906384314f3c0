package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallStatus;
import io.calltracking.client.bland.BlandClient;
import io.calltracking.client.bland.BlandSignature;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.WebhookReading;
import io.calltracking.provider.bland.BlandProvider;
import io.calltracking.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlandWebhooksTest {
    private static final String SECRET = "whsec_test_3c9f2a7be41d4f0d";
    private static final String SIGNED = "d123afe80fe1a8c9f01aa2caaf5c4246fef2bac976292e336a45b524bc3b5661";
    private static final BlandClient CLIENT = BlandClient.create("org_test");
    private final BlandProvider provider =
            BlandProvider.builder(CLIENT).webhookSecrets("old", SECRET).build();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    /** Bland's words in the order of the columns; an empty one is null. */
    @ParameterizedTest
    @CsvSource({
        "new,,false,,,QUEUED,new",
        "queued,,false,,,QUEUED,queued",
        "allocated,,false,,,QUEUED,allocated",
        "started,,false,,,IN_PROGRESS,started",
        "started,in-progress,false,,,IN_PROGRESS,in-progress",
        "complete,,false,,,DISCONNECTED,complete",
        "complete,completed,false,,,DISCONNECTED,completed",
        "completed,,false,,,DISCONNECTED,completed",
        "complete,completed,true,human,,COMPLETED,completed",
        "completed,completed,true,voicemail,,COMPLETED,completed",
        "complete,completed,true,,,COMPLETED,completed",
        "complete,unknown,true,,,COMPLETED,unknown",
        "complete,no-answer,true,no-answer,,NO_ANSWER,no-answer",
        "complete,busy,true,,,BUSY,busy",
        "complete,canceled,true,,,CANCELED,canceled",
        "complete,failed,true,,,FAILED,failed",
        "pre_queue_error,,false,,,FAILED,pre_queue_error",
        "queue_error,,false,,,FAILED,queue_error",
        "call_error,failed,true,,The number you dialed is not found.,FAILED,failed",
        "complete_error,completed,true,human,Post-call processing failed,COMPLETED,completed",
        "complete_error,,true,,,COMPLETED,complete_error",
        "complete,completed,true,,Service Provider Blocked Call due to Spam or Number Reputation.,FAILED,completed",
        "levitating,ringing,false,,,RINGING,ringing",
        "levitating,,false,,,,levitating"
    })
    void statusComesFromAllWordsTogether(
            String queue, String word, boolean completed, String by, String error, CallStatus expected, String raw) {
        Observation news = news(("{'call_id':'c-1','queue_status':%s,'status':%s,'completed':%s,'answered_by':%s,"
                        + "'error_message':%s}")
                .formatted(json(queue), json(word), completed, json(by), json(error))
                .replace('\'', '"'));

        assertThat(news.status()).isEqualTo(expected);
        assertThat(news.rawStatus()).isEqualTo(raw);
    }

    @Test
    void inboundCallThatNobodyTookIsMissed() {
        Observation news = news("{\"call_id\":\"c-1\",\"completed\":true,\"status\":\"no-answer\",\"inbound\":true}");

        assertThat(news.status()).isEqualTo(CallStatus.MISSED);
    }

    @Test
    void tagComesBackInTheMetadata() {
        String id = "0190a0a0-0000-7000-8000-000000000001";
        assertThat(news("{\"call_id\":\"c\",\"completed\":true,\"metadata\":{\"call_tracking_id\":\"" + id + "\"}}")
                        .callId())
                .hasToString(id);
        assertThat(news("{\"call_id\":\"c\",\"completed\":true,\"external_id\":\"" + id + "\"}")
                        .callId())
                .hasToString(id);
        assertThat(news("{\"call_id\":\"c\",\"completed\":true,\"external_id\":\"of the app\"}")
                        .callId())
                .isNull();
    }

    @Test
    void eventsOfTheCallAreKeptWithoutAStatus() {
        Observation event = news(Recorded.text("bland/webhook-event-call.json"));

        assertThat(event.status()).isNull();
        assertThat(event.providerCallId()).isEqualTo("7b0e4f52-91c3-4d7a-8a16-2f3f5d9c0a11");
        assertThat(event.dedupeKey()).startsWith("event/call/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"call_id\":\"c\",\"category\":\"latency\",\"message\":\"TTS: 218ms\"}",
                "{\"call_id\":\"c\",\"completed\":true,\"is_proxy_agent_call\":true}",
                "{\"batch_id\":\"b\",\"status\":\"completed\"}",
                "{\"conversation_id\":\"sms\",\"type\":\"status\"}"
            })
    void whatIsNoNewsOfACallIsAcknowledged(String body) {
        assertThat(provider.read(body)).isInstanceOf(WebhookReading.Ignored.class);
    }

    @Test
    void whatIsNoJsonIsUnreadable() {
        assertThat(provider.read("call_id=1")).isInstanceOf(WebhookReading.Unreadable.class);
    }

    @Test
    void signatureOverTheBytesIsAccepted() {
        byte[] body = Recorded.text("bland/webhook-completed.json").getBytes(StandardCharsets.UTF_8);

        assertThat(provider.refuse(request("POST", "/webhooks/bland", body, SIGNED)))
                .isEmpty();
    }

    @Test
    void wrongOrMissingSignatureIsRefused() {
        byte[] body = Recorded.text("bland/webhook-completed.json").getBytes(StandardCharsets.UTF_8);
        byte[] other = Recorded.text("bland/webhook-failed.json").getBytes(StandardCharsets.UTF_8);

        for (WebhookRequest request : List.of(
                request("POST", "/", body, ""),
                request("POST", "/", other, SIGNED),
                request("POST", "/", body, SIGNED.replace('d', 'e')),
                WebhookRequest.of("POST", "/", Map.of(), body, null))) {
            assertThat(provider.refuse(request).orElseThrow().status()).isEqualTo(401);
        }
        assertThat(BlandProvider.of(CLIENT).refuse(request("POST", "/", body, "")))
                .isEmpty();
    }

    @Test
    void onlyTheSignedBodyIsReadWhateverTheMethod() {
        byte[] body = Recorded.text("bland/webhook-completed.json").getBytes(StandardCharsets.UTF_8);
        WebhookRequest forged = request("GET", "/?{\"call_id\":\"forged\"}", body, SIGNED);

        assertThat(provider.text(forged)).isEqualTo(Recorded.text("bland/webhook-completed.json"));
    }

    private Observation news(String body) {
        return ((WebhookReading.News) provider.read(body)).news();
    }

    private static String json(String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private static WebhookRequest request(String method, String url, byte[] body, String signature) {
        return WebhookRequest.of(method, url, Map.of(BlandSignature.HEADER, List.of(signature)), body, null);
    }
}
