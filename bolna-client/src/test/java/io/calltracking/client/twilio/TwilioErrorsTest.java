package io.calltracking.client.twilio;

import static io.calltracking.client.twilio.TwilioServer.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.AuthenticationException;
import io.calltracking.client.BadRequestException;
import io.calltracking.client.ClientException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.PermissionException;
import io.calltracking.client.RateLimitedException;
import io.calltracking.client.ResponseException;
import io.calltracking.client.ServerException;
import io.calltracking.client.UnexpectedResponseException;
import io.calltracking.client.internal.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioErrorsTest {
    private final TwilioServer twilio = new TwilioServer();

    @AfterEach
    void stop() {
        twilio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, error-21201-missing-to.json, BadRequestException, REFUSED, 21201",
        "400, error-21205-bad-url.json, BadRequestException, REFUSED, 21205",
        "400, error-21211.json, BadRequestException, REFUSED, 21211",
        "400, error-21220-call-not-in-progress.json, BadRequestException, REFUSED, 21220",
        "401, error-20003-401.json, AuthenticationException, REFUSED, 20003",
        "404, error-20404.json, NotFoundException, REFUSED, 20404",
        "429, error-20429.json, RateLimitedException, TRY_LATER, 20429",
        "500, error-20500.json, ServerException, UNKNOWN, 20500",
        "503, error-503-html.txt, ServerException, UNKNOWN,",
    })
    void everyRecordedErrorSaysWhatBecameOfAPlacedCall(
            int status, String fixture, String type, Outcome outcome, String code) {
        twilio.answer(status, fixture);

        ResponseException e = placing();

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.outcome()).isEqualTo(outcome);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.errorCode()).isEqualTo(Optional.ofNullable(code));
        assertThat(e.body()).isEqualTo(TwilioServer.FIXTURES.text(fixture));
        assertThat(twilio.requestCount()).isEqualTo(1);
        assertNothingLeaks(e);
    }

    @Test
    void noRecordedErrorIsForgotten() {
        assertThat(TwilioServer.FIXTURES.names("error-")).hasSize(9);
    }

    @Test
    void errorIsReadWithCodeMessageAndPage() {
        twilio.answer(404, "error-20404.json");

        TwilioError error = TwilioError.of(placing()).orElseThrow();

        assertThat(error.code()).isEqualTo(20404);
        assertThat(error.message()).startsWith("The requested resource").endsWith("was not found");
        assertThat(error.moreInfo()).isEqualTo("https://www.twilio.com/docs/errors/20404");
        assertThat(error.status()).isEqualTo(404);
        assertThat(error.details()).isEmpty();
    }

    @Test
    void pageOfAGatewayKeepsTheHttpStatus() {
        twilio.answer(503, "error-503-html.txt");

        ResponseException e = placing();

        assertThat(e).hasMessageContaining("HTTP 503").hasMessageNotContaining("<html>");
        assertThat(TwilioError.of(e)).isEmpty();
    }

    @Test
    void emptyBodyOfAGatewayKeepsTheHttpStatus() {
        twilio.answer(new MockResponse.Builder().code(502));

        ResponseException e = placing();

        assertThat(e).isInstanceOf(ServerException.class).hasMessageContaining("HTTP 502");
        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(TwilioError.of(e)).isEmpty();
    }

    @Test
    void problemJsonIsReadToo() {
        twilio.answer(ScriptedServer.response(
                400,
                "{\"type\":\"https://www.twilio.com/docs/api/errors/20001\",\"title\":\"Invalid parameter\","
                        + "\"status\":400,\"detail\":\"The parameter is wrong\",\"code\":20001,\"params\":{\"a\":1}}"));

        ResponseException e = placing();

        assertThat(e).hasMessageContaining("The parameter is wrong");
        assertThat(e.errorCode()).contains("20001");
        TwilioError error = TwilioError.of(e).orElseThrow();
        assertThat(error.moreInfo()).isEqualTo("https://www.twilio.com/docs/api/errors/20001");
        assertThat(error.details()).containsKey("a");
    }

    @Test
    void errorWithoutACodeIsStillAnError() {
        twilio.answer(ScriptedServer.response(403, "{\"message\":\"no\",\"status\":403}"));

        ResponseException e = placing();

        assertThat(e).isInstanceOf(PermissionException.class);
        assertThat(e.errorCode()).isEmpty();
        assertThat(TwilioError.of(e).orElseThrow().code()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "null", "{\"code\":{},\"message\":[]}", "{\"message\":", "\u0000"})
    void oddBodyDoesNotHideTheStatus(String body) {
        twilio.answer(ScriptedServer.response(400, body));

        assertThat(placing()).isInstanceOf(BadRequestException.class);
    }

    @Test
    void numbersAndAddressesInMessagesAreMasked() {
        twilio.answer(ScriptedServer.response(
                400,
                "{\"code\":21217,\"message\":\"+15005550001 or sip:alice@example.com, client:bob or"
                        + " ACfedcba9876543210fedcba9876543210 is bad\"}"));

        ResponseException e = placing();

        assertThat(e)
                .hasMessageContaining("sip:***")
                .hasMessageContaining("client:***")
                .hasMessageNotContaining("15005550001")
                .hasMessageNotContaining("alice")
                .hasMessageNotContaining("bob")
                .hasMessageNotContaining("ACfedcba9876543210");
        assertThat(TwilioError.of(e).orElseThrow().toString()).doesNotContain("15005550001");
    }

    @Test
    void tooManyRequestsWereNotProcessedAndSayWhenToComeBack() {
        twilio.answer(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "Fri, 20 Nov 2026 09:30:07 GMT")
                .body(TwilioServer.FIXTURES.text("error-20429.json")));

        ResponseException e = placing();

        assertThat(e).isInstanceOf(RateLimitedException.class);
        assertThat(e.outcome()).isEqualTo(Outcome.TRY_LATER);
        assertThat(e.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(twilio.requestCount()).isEqualTo(1);
    }

    @Test
    void readsAreRepeatedAfterPassingFailures() {
        twilio.answer(500, "error-20500.json").answer(429, "error-20429.json").answer(200, "call-completed.json");

        assertThat(twilio.client().calls().get(CALL).isTerminal()).isTrue();
        assertThat(twilio.pauses).hasSize(2);
    }

    @Test
    void changesAreNeverRepeated() {
        for (int i = 0; i < 3; i++) {
            twilio.answer(503, "error-503-html.txt");
        }

        assertThat(List.of(
                        outcome(() -> twilio.client().calls().update(CALL, TwilioCallUpdate.complete())),
                        outcome(() -> twilio.client().calls().delete(CALL)),
                        outcome(() -> twilio.client().recordings().delete(CALL, TwilioServer.RECORDING))))
                .containsOnly(Outcome.UNKNOWN);
        assertThat(twilio.requestCount()).isEqualTo(3);
    }

    @Test
    void changeThatDoesNotSuitTheCallIsRefused() {
        twilio.answer(400, "error-21220-call-not-in-progress.json");

        assertThat(outcome(() -> twilio.client().calls().update(CALL, TwilioCallUpdate.twiml("<Response/>"))))
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void answerCutOffLeavesAPlacedCallUnknown() {
        twilio.answer(new MockResponse.Builder()
                .code(201)
                .body(TwilioServer.FIXTURES.text("call-created.json"))
                .onResponseBody(new SocketEffect.CloseSocket()));

        assertThat(outcome(() ->
                        twilio.client().calls().create(TwilioCallsTest.minimal().build())))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(twilio.requestCount()).isEqualTo(1);
    }

    @Test
    void redirectOfAPlacedCallIsNotFollowed() {
        twilio.answer(new MockResponse.Builder().code(307).setHeader("Location", "/elsewhere"));

        ResponseException e = placing();

        assertThat(e).isInstanceOf(UnexpectedResponseException.class);
        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(twilio.requestCount()).isEqualTo(1);
    }

    @Test
    void failureComesOutOfTheFutureToo() {
        twilio.answer(401, "error-20003-401.json");

        ExecutionException e = catchThrowableOfType(
                ExecutionException.class,
                () -> twilio.client().calls().getAsync(CALL).get(5, TimeUnit.SECONDS));

        assertThat(e).hasCauseInstanceOf(AuthenticationException.class);
    }

    @Test
    void callOfAnotherAccountIsNotFound() {
        twilio.answer(404, "error-20404.json");

        ClientException e = catchThrowableOfType(
                ClientException.class, () -> twilio.client().calls().get(CALL));

        assertThat(e).isInstanceOf(NotFoundException.class).hasMessageContaining("callSid " + CALL);
    }

    @Test
    void keyIsNeverShown() {
        TwilioClient client = twilio.client();

        assertThat(client.toString()).contains(TwilioServer.ACCOUNT).doesNotContain(TwilioServer.TOKEN);
        for (String key : List.of("SK00000000000000000000000000000001:s3cret ä", "s3cret\n")) {
            ClientException e = catchThrowableOfType(ClientException.class, () -> {
                try (TwilioClient other = TwilioClient.builder(TwilioServer.ACCOUNT)
                        .apiKey(key)
                        .baseUrl("http://localhost:1")
                        .build()) {
                    other.calls().get(CALL);
                }
            });
            assertThat(e.toString()).doesNotContain("s3cret");
        }
    }

    private ResponseException placing() {
        return catchThrowableOfType(
                ResponseException.class,
                () -> twilio.client().calls().create(TwilioCallsTest.minimal().build()));
    }

    private static Outcome outcome(Runnable request) {
        return catchThrowableOfType(ClientException.class, request::run).outcome();
    }

    private static void assertNothingLeaks(ResponseException e) {
        assertThat(Map.of("message", String.valueOf(e.getMessage()), "text", e.toString())
                        .values())
                .allSatisfy(text ->
                        assertThat(text).doesNotContain(TwilioServer.TOKEN, "Basic", "5005550010", "5005550006"));
    }
}
