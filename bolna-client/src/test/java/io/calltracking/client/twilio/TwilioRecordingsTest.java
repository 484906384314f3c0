package io.calltracking.client.twilio;

import static io.calltracking.client.twilio.TwilioCallsTest.assertInvalid;
import static io.calltracking.client.twilio.TwilioServer.CALL;
import static io.calltracking.client.twilio.TwilioServer.RECORDING;
import static io.calltracking.client.twilio.TwilioServer.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.BadRequestException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Recording;
import io.calltracking.client.ResponseException;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.ScriptedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwilioRecordingsTest {
    private static final String MEDIA = ROOT + "/Recordings/" + RECORDING;
    private static final String ONE = ROOT + "/Calls/" + CALL + "/Recordings/" + RECORDING + ".json";

    private final TwilioServer twilio = new TwilioServer();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @Test
    void recordingsOfACallAreListed() throws Exception {
        twilio.answer(200, "call-recordings-page.json")
                .answer(200, "call-recordings-page.json")
                .answer(200, "call-recordings-page.json");

        TwilioRecording recording =
                twilio.client().recordings().list(CALL).rows().get(0);

        assertThat(recording.sid()).isEqualTo(RECORDING);
        assertThat(recording.callSid()).isEqualTo(CALL);
        assertThat(recording.status().isReady()).isTrue();
        assertThat(recording.duration()).isEqualTo(Duration.ofSeconds(56));
        assertThat(recording.channels()).isEqualTo(1);
        assertThat(recording.source()).isEqualTo("OutboundAPI");
        assertThat(recording.track()).isEqualTo("both");
        assertThat(recording.errorCode()).isNull();
        assertThat(recording.price()).isEqualTo("-0.00250");
        assertThat(recording.cost()).contains(new TwilioCost(new BigDecimal("0.00250"), "USD"));
        assertThat(recording.startedAt()).isEqualTo("2026-11-20T09:30:08Z");
        assertThat(recording.createdAt()).isEqualTo("2026-11-20T09:30:08Z");
        assertThat(recording.updatedAt()).isEqualTo(Instant.parse("2026-11-20T09:31:09Z"));
        assertThat(twilio.request().getTarget()).isEqualTo(ROOT + "/Calls/" + CALL + "/Recordings.json");
        assertThat(twilio.client().recordings().stream(CALL)).containsExactly(recording);
        assertThat(twilio.client()
                        .recordings()
                        .listAsync(CALL)
                        .get(5, TimeUnit.SECONDS)
                        .rows())
                .containsExactly(recording);
    }

    @Test
    void priceOfARecordingIsReadAsNumberToo() {
        TwilioRecording recording = recording("{\"sid\":\"" + RECORDING + "\",\"price\":-0.0025,\"duration\":56}");

        assertThat(recording.cost()).contains(new TwilioCost(new BigDecimal("0.0025"), null));
        assertThat(recording.duration()).isEqualTo(Duration.ofSeconds(56));
        assertThat(recording("{\"sid\":\"R\",\"price\":null}").cost()).isEmpty();
    }

    @Test
    void oneRecordingIsReadAndRemoved() throws Exception {
        String body = "{\"sid\":\"" + RECORDING + "\",\"status\":\"absent\",\"error_code\":16102,\"duration\":\"-1\"}";
        twilio.answer(ScriptedServer.response(200, body))
                .answer(ScriptedServer.response(200, body))
                .answer(new MockResponse.Builder().code(204))
                .answer(new MockResponse.Builder().code(204));

        TwilioRecording recording = twilio.client().recordings().get(CALL, RECORDING);

        assertThat(recording.status().isLost()).isTrue();
        assertThat(recording.errorCode()).isEqualTo(16102);
        assertThat(recording.duration()).isNull();
        assertThat(twilio.client().recordings().getAsync(CALL, RECORDING).get(5, TimeUnit.SECONDS))
                .isEqualTo(recording);
        twilio.client().recordings().delete(CALL, RECORDING);
        twilio.client().recordings().deleteAsync(CALL, RECORDING).get(5, TimeUnit.SECONDS);
        assertThat(twilio.request().getTarget()).isEqualTo(ONE);
        twilio.request();
        RecordedRequest delete = twilio.request();
        assertThat(delete.getMethod()).isEqualTo("DELETE");
        assertThat(delete.getTarget()).isEqualTo(ONE);
        assertInvalid("recordingSid", () -> twilio.client().recordings().get(CALL, CALL));
    }

    @Test
    void audioIsStreamedInTheFormatAskedFor() throws IOException {
        twilio.answer(ScriptedServer.response(200, "RIFF…").setHeader("Content-Type", "audio/x-wav"))
                .answer(ScriptedServer.response(200, "ID3").setHeader("Content-Type", "audio/mpeg"));

        try (Recording audio =
                twilio.client().recordings().media(TwilioMedia.wav(RECORDING).withChannels(2))) {
            assertThat(audio.contentType()).contains("audio/x-wav");
            assertThat(audio.stream().readAllBytes()).isEqualTo("RIFF…".getBytes(StandardCharsets.UTF_8));
        }
        twilio.client().recordings().media(TwilioMedia.mp3(RECORDING)).close();

        RecordedRequest wav = twilio.request();
        assertThat(wav.getTarget()).isEqualTo(MEDIA + ".wav?RequestedChannels=2");
        assertThat(wav.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(twilio.request().getTarget()).isEqualTo(MEDIA + ".mp3");
    }

    @Test
    void mediaThatIsNotThereYetIsNotFound() {
        twilio.answer(404, "error-20404.json");

        assertThatThrownBy(() -> twilio.client().recordings().media(TwilioMedia.mp3(RECORDING)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void twoChannelsOfAMonoRecordingAreRefused() {
        twilio.answer(ScriptedServer.response(400, "{\"code\":20001,\"message\":\"mono\",\"status\":400}"));

        assertThatThrownBy(() -> twilio.client()
                        .recordings()
                        .media(TwilioMedia.wav(RECORDING).withChannels(2)))
                .isInstanceOf(BadRequestException.class);
        assertInvalid("channels", () -> TwilioMedia.wav(RECORDING).withChannels(3));
        assertInvalid("recordingSid", () -> TwilioMedia.mp3("../../Keys"));
    }

    @Test
    void redirectToAnotherHostIsFollowedWithoutCredentials() throws IOException {
        try (MockWebServer storage = new MockWebServer()) {
            storage.start();
            storage.enqueue(new MockResponse.Builder().body("sound").build());
            twilio.answer(new MockResponse.Builder().code(302).setHeader("Location", MEDIA + ".mp3?moved=1"))
                    .answer(new MockResponse.Builder()
                            .code(307)
                            .setHeader("Location", storage.url("/signed?x=1").toString()));

            try (Recording audio = twilio.client().recordings().media(TwilioMedia.mp3(RECORDING))) {
                assertThat(audio.stream().readAllBytes()).isEqualTo("sound".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(twilio.request().getHeaders().get("Authorization")).isNotNull();
            assertThat(twilio.request().getHeaders().get("Authorization")).isNotNull();
            RecordedRequest elsewhere = takeFrom(storage);
            assertThat(elsewhere.getTarget()).isEqualTo("/signed?x=1");
            assertThat(elsewhere.getHeaders().get("Authorization")).isNull();
        }
    }

    @Test
    void redirectsInACircleEnd() {
        for (int i = 0; i < 6; i++) {
            twilio.answer(new MockResponse.Builder().code(302).setHeader("Location", MEDIA + ".mp3"));
        }

        assertThatThrownBy(() -> twilio.client().recordings().media(TwilioMedia.mp3(RECORDING)))
                .isInstanceOf(ResponseException.class);
        assertThat(twilio.requestCount()).isEqualTo(6);
    }

    private static RecordedRequest takeFrom(MockWebServer server) {
        try {
            RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            assertThat(request).isNotNull();
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static TwilioRecording recording(String json) {
        return new TwilioRecording(JsonFields.require(Json.parse(json)).raw());
    }
}
