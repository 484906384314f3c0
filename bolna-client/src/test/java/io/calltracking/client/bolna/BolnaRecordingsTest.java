package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Recording;
import io.calltracking.client.UnexpectedResponseException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BolnaRecordingsTest {
    private static final byte[] SOUND = {1, 2, 3, (byte) 255};

    private final BolnaServer bolna = new BolnaServer(builder -> builder.maxBodyBytes(2));
    private final MockWebServer storage = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        storage.start();
    }

    @AfterEach
    void stop() {
        bolna.close();
        storage.close();
    }

    @Test
    void recordingIsReadAsAStreamOfAnyLength() throws Exception {
        bolna.answer(sound());

        try (Recording recording = bolna.client().recordings().open("e")) {
            assertThat(recording.contentType()).contains("audio/mpeg");
            assertThat(recording.contentLength()).hasValue(4);
            assertThat(recording.stream().readAllBytes()).isEqualTo(SOUND);
        }
        RecordedRequest request = bolna.request();
        assertThat(request.getTarget()).isEqualTo("/recordings/call/e");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + BolnaServer.KEY);
    }

    @Test
    void redirectToStorageIsFollowedWithoutTheKey() throws Exception {
        bolna.answer(redirect(bolna.url("/elsewhere")))
                .answer(redirect(storage.url("/s3?sig=1").toString()));
        storage.enqueue(sound().build());

        try (Recording recording = bolna.client().recordings().openTransfer("e")) {
            assertThat(recording.stream().readAllBytes()).isEqualTo(SOUND);
        }
        assertThat(bolna.request().getTarget()).isEqualTo("/recordings/transfer/e");
        assertThat(bolna.request().getHeaders().get("Authorization")).isNotNull();
        RecordedRequest stored = storage.takeRequest(5, TimeUnit.SECONDS);
        assertThat(stored).isNotNull();
        assertThat(String.valueOf(stored.getHeaders())).doesNotContain("Authorization", BolnaServer.KEY);
    }

    @Test
    void linkToAnotherHostIsOpenedWithoutTheKey() throws Exception {
        storage.enqueue(sound().build());

        bolna.client().recordings().openLink(storage.url("/old.mp3").uri()).close();

        assertThat(storage.takeRequest().getHeaders().get("Authorization")).isNull();
        assertThatThrownBy(() -> bolna.client().recordings().openLink(URI.create("file:///etc/passwd")))
                .isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void endlessRedirectsEnd() {
        for (int i = 0; i < 10; i++) {
            bolna.answer(redirect(bolna.url("/again")));
        }

        assertThatThrownBy(() -> bolna.client().recordings().open("e")).isInstanceOf(UnexpectedResponseException.class);
        assertThat(bolna.requestCount()).isEqualTo(6);
    }

    @Test
    void missingRecordingIsNotFound() {
        bolna.answer(404, "error-404.json");

        assertThatThrownBy(() -> bolna.client().recordings().open("e")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void passingFailureIsRepeated() {
        bolna.answer(502, "error-502-gateway.html").answer(sound());

        bolna.client().recordings().open("e").close();

        assertThat(bolna.pauses).hasSize(1);
    }

    private static MockResponse.Builder sound() {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "audio/mpeg")
                .body(new Buffer().write(SOUND));
    }

    private static MockResponse.Builder redirect(String location) {
        return new MockResponse.Builder().code(302).setHeader("Location", location);
    }
}
