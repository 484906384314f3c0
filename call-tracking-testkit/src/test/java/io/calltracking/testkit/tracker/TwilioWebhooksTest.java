package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.RecordingState;
import io.calltracking.client.twilio.TwilioClient;
import io.calltracking.client.twilio.TwilioForm;
import io.calltracking.client.twilio.TwilioSignature;
import io.calltracking.lifecycle.Observation;
import io.calltracking.provider.PlaceResult;
import io.calltracking.provider.WebhookReading;
import io.calltracking.provider.twilio.TwilioProvider;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioWebhooksTest {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "12345678901234567890123456789012";
    private static final String SID = "CAf00d0000000000000000000000000001";
    private static final String TAG = "0190a0a0-0000-7000-8000-000000000001";
    private static final String BODY = Recorded.text("twilio/status-02-ringing.txt");
    private static final TwilioClient CLIENT = TwilioClient.builder(ACCOUNT)
            .authToken(TOKEN)
            .baseUrl("http://127.0.0.1:9")
            .build();
    private static final String PUBLIC = "https://app.example/base/webhooks/twilio?call_tracking_id=" + TAG;

    private final TwilioProvider provider = TwilioProvider.builder(CLIENT)
            .authTokens(ACCOUNT, "old token", TOKEN)
            .publicUrl(URI.create("https://app.example/base"))
            .build();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "queued,outbound-api,QUEUED",
        "initiated,outbound-api,DIALING",
        "ringing,outbound-api,RINGING",
        "in-progress,outbound-api,IN_PROGRESS",
        "completed,outbound-api,COMPLETED",
        "busy,outbound-api,BUSY",
        "no-answer,outbound-api,NO_ANSWER",
        "no-answer,inbound,MISSED",
        "failed,outbound-api,FAILED",
        "canceled,outbound-api,CANCELED",
        "cancelled,outbound-api,CANCELED",
        "teleported,outbound-api,"
    })
    void statusInOurWords(String word, String direction, CallStatus expected) {
        Observation news =
                news(BODY.replace("CallStatus=ringing", "CallStatus=" + word).replace("outbound-api", direction));

        assertThat(news.status()).isEqualTo(expected);
        assertThat(news.rawStatus()).isEqualTo(word);
        assertThat(news.sequence()).isEqualTo(1);
        assertThat(news.occurredAt()).isEqualTo("2026-11-20T09:30:02Z");
    }

    @ParameterizedTest
    @CsvSource({
        "recording-in-progress,PENDING,in-progress",
        "recording-completed,READY,completed",
        "recording-absent,ABSENT,absent"
    })
    void recordingIsAFactWithoutAStatus(String name, RecordingState expected, String word) {
        Observation news = news(Recorded.text("twilio/" + name + ".txt"));

        assertThat(news.status()).isNull();
        assertThat(news.facts().recording().state()).isEqualTo(expected);
        assertThat(news.dedupeKey()).isEqualTo("recording/REbeef0000000000000000000000000001/" + word);
    }

    @Test
    void legOfACallIsNotTheCall() {
        String leg = BODY + "&ParentCallSid=CAf00d0000000000000000000000000009&call_tracking_id=" + TAG;

        assertThat(provider.read(leg)).isInstanceOf(WebhookReading.Ignored.class);
    }

    @Test
    void whatIsAboutNoCallIsAcknowledgedAndWhatNamesNoAccountIsUnreadable() {
        assertThat(provider.read("AccountSid=" + ACCOUNT)).isInstanceOf(WebhookReading.Ignored.class);
        assertThat(provider.read("CallSid=" + SID)).isInstanceOf(WebhookReading.Unreadable.class);
        assertThat(provider.read("{}")).isInstanceOf(WebhookReading.Unreadable.class);
    }

    @Test
    void tagIsTakenFromTheAddressAndTheRestFromTheBody() {
        String text = provider.text(signed(PUBLIC, PUBLIC, BODY));

        assertThat(text).isEqualTo(BODY + "&call_tracking_id=" + TAG);
        assertThat(news(text).callId()).hasToString(TAG);
        assertThat(news(text + "&call_tracking_id=0190a0a0-0000-7000-8000-000000000002")
                        .callId())
                .as("two tags are none")
                .isNull();
        assertThat(provider.text(signed("/webhooks/twilio?call_tracking_id=nonsense", PUBLIC, BODY)))
                .isEqualTo(BODY);
    }

    @Test
    void callbackByGetIsReadFromItsQuery() {
        String url = PUBLIC + "&" + BODY;
        WebhookRequest request = WebhookRequest.of("GET", url, signature(url, ""), new byte[0], null);

        assertThat(provider.refuse(request)).isEmpty();
        Observation news = news(provider.text(request));
        assertThat(news.status()).isEqualTo(CallStatus.RINGING);
        assertThat(news.callId()).hasToString(TAG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/base/webhooks/twilio?call_tracking_id=" + TAG,
                "http://10.0.0.7:8080/webhooks/twilio?call_tracking_id=" + TAG,
                "http://10.0.0.7:8080/base/webhooks/twilio?call_tracking_id=" + TAG,
                "/rewritten?call_tracking_id=" + TAG
            })
    void signatureIsCheckedAgainstThePublicAddressWhateverAProxyDid(String received) {
        assertThat(provider.refuse(signed(received, PUBLIC, BODY))).isEmpty();
    }

    @Test
    void whatIsNotSignedForOneOfOurAccountsIsRefused() {
        String foreign = BODY.replace(ACCOUNT, "AC99999999999999999999999999999999");
        for (WebhookRequest request : List.of(
                signed(PUBLIC, PUBLIC.replace(TAG, "another"), BODY),
                signed(PUBLIC, PUBLIC, BODY, BODY.replace("ringing", "failed")),
                signed(PUBLIC, PUBLIC, foreign),
                WebhookRequest.of("POST", PUBLIC, Map.of(), bytes(BODY), null))) {
            Optional<WebhookReply> refusal = provider.refuse(request);
            assertThat(refusal.orElseThrow().status()).isEqualTo(401);
        }
        assertThat(TwilioProvider.of(CLIENT).refuse(WebhookRequest.of("POST", "/", Map.of(), bytes(BODY), null)))
                .as("no token, no check")
                .isEmpty();
    }

    @Test
    void callbackFindsACallWhoseAnswerNeverCameByItsTag() {
        FakeProvider silent = new FakeProvider() {
            @Override
            public String name() {
                return "twilio";
            }
        };
        silent.onPlace = call -> new PlaceResult.Unknown("timeout");
        InMemoryStore store = InMemoryStore.create();
        try (CallTracker placing =
                        CallTracker.builder().store(store).provider(silent).build();
                CallTracker listening =
                        CallTracker.builder().store(store).provider(provider).build()) {
            CallId id = placing.place(CallRequest.to("+15005550010").build()).id();
            String url = PUBLIC.replace(TAG, id.toString());

            WebhookReply reply = listening.webhooks().receive("twilio", signed(url, url, BODY));

            Call call = listening.get(id);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(call.status()).isEqualTo(CallStatus.RINGING);
            assertThat(call.providerCallId()).isEqualTo(SID);
        }
    }

    @Test
    void inboundCallThatNobodyKnowsIsKept() {
        InMemoryStore store = InMemoryStore.create();
        try (CallTracker tracker =
                CallTracker.builder().store(store).provider(provider).build()) {
            String url = "https://app.example/base/webhooks/twilio";
            String inbound = BODY.replace("outbound-api", "inbound");

            assertThat(tracker.webhooks()
                            .receive("twilio", signed(url, url, inbound))
                            .body())
                    .isEqualTo("kept for later");
            assertThat(store.parked("twilio", SID)).hasSize(1);
        }
    }

    private Observation news(String text) {
        return ((WebhookReading.News) provider.read(text)).news();
    }

    private static WebhookRequest signed(String received, String asked, String body) {
        return signed(received, asked, body, body);
    }

    private static WebhookRequest signed(String received, String asked, String body, String sent) {
        return WebhookRequest.of("POST", received, signature(asked, body), bytes(sent), null);
    }

    private static Map<String, List<String>> signature(String url, String body) {
        String signature = TwilioSignature.sign(TOKEN, url, TwilioForm.parse(body));
        return Map.of(TwilioSignature.HEADER, List.of(signature));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
