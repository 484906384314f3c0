package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.client.AuthenticationException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Recording;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlandRecordingsTest {
    private static final byte[] SOUND = {1, 2, 3, (byte) 255};

    private final BlandServer bland = new BlandServer(builder -> builder.maxBodyBytes(2));
    private final MockWebServer storage = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        storage.start();
    }

    @AfterEach
    void stop() {
        bland.close();
        storage.close();
    }

    @Test
    void recordingIsReadAsAStreamOfAnyLength() throws Exception {
        bland.answer(sound("audio/wav"));

        try (Recording recording = bland.client().recordings().open("c")) {
            assertThat(recording.contentType()).contains("audio/wav");
            assertThat(recording.stream().readAllBytes()).isEqualTo(SOUND);
        }
        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/v1/recordings/c");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + BlandServer.KEY);
        assertThat(request.getHeaders().get("Content-Type")).isNull();
    }

    @Test
    void mp3IsAskedForByTheContentTypeOfAGet() {
        bland.answer(sound("audio/mpeg"));

        bland.client().recordings().openMp3("c").close();

        RecordedRequest request = bland.request();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("audio/mpeg");
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void redirectToStorageIsFollowedWithoutAnyKey() throws Exception {
        bland.answer(redirect(bland.url("/elsewhere")))
                .answer(redirect(storage.url("/s3?sig=1").toString()));
        storage.enqueue(sound("audio/mpeg").build());

        bland.client().recordings().openMp3("c").close();

        bland.request();
        assertThat(bland.request().getHeaders().get("Authorization")).isNotNull();
        RecordedRequest stored = Objects.requireNonNull(storage.takeRequest(5, TimeUnit.SECONDS));
        assertThat(String.valueOf(stored.getHeaders()))
                .doesNotContain("Authorization", BlandServer.KEY, "Content-Type");
    }

    @Test
    void linkToATelephonyProviderIsOpenedWithoutTheKey() throws Exception {
        storage.enqueue(sound("audio/mpeg").build());

        bland.client().recordings().openLink(storage.url("/RE1.mp3").uri()).close();

        assertThat(Objects.requireNonNull(storage.takeRequest(5, TimeUnit.SECONDS))
                        .getHeaders()
                        .get("Authorization"))
                .isNull();
        assertThatThrownBy(() -> bland.client().recordings().openLink(URI.create("file:///etc/passwd")))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class, e -> assertThat(e.field()).isEqualTo("link"));
    }

    @Test
    void onlyBlandsOwnHostsMaySeeTheKey() {
        BlandDialect dialect = new BlandDialect(true);

        assertThat(dialect.isOwnHost("api.bland.ai")).isTrue();
        assertThat(dialect.isOwnHost("us.api.bland.ai")).isTrue();
        assertThat(dialect.isOwnHost("api.twilio.com")).isFalse();
        assertThat(dialect.isOwnHost("api.bland.ai.evil.test")).isFalse();
        assertThat(dialect.isOwnHost("evil-api.bland.ai")).isFalse();
    }

    @Test
    void missingAndGatedRecordingsAreToldApart() {
        bland.answer(404, "error-404-recording.json").answer(401, "error-401-recording.json");

        assertThatThrownBy(() -> bland.client().recordings().open("c"))
                .isInstanceOfSatisfying(
                        NotFoundException.class, e -> assertThat(e.errorCode()).contains("CALL_RECORDING_NOT_FOUND"));
        assertThatThrownBy(() -> bland.client().recordings().open("c"))
                .isInstanceOfSatisfying(
                        AuthenticationException.class,
                        e -> assertThat(e.errorCode()).contains("AUTHORIZATION_REQUIRED"));
    }

    @Test
    void errorInPlaceOfSoundIsAFailureEvenIfItCallsItselfASuccess() {
        bland.answer(200, "error-404-recording.json");

        assertThatThrownBy(() -> bland.client().recordings().open("c")).isInstanceOf(NotFoundException.class);
    }

    private static MockResponse.Builder sound(String type) {
        return new MockResponse.Builder().setHeader("Content-Type", type).body(new Buffer().write(SOUND));
    }

    private static MockResponse.Builder redirect(String location) {
        return new MockResponse.Builder().code(302).setHeader("Location", location);
    }
}
