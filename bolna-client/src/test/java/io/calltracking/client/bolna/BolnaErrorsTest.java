package io.calltracking.client.bolna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.AuthenticationException;
import io.calltracking.client.BadRequestException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.PermissionException;
import io.calltracking.client.RateLimitedException;
import io.calltracking.client.ResponseException;
import io.calltracking.client.ServerException;
import io.calltracking.client.UnexpectedResponseException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BolnaErrorsTest {
    private static final String NUMBER = "+15005550123";

    private final BolnaServer bolna = new BolnaServer();

    @AfterEach
    void stop() {
        bolna.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    400 | error-400-agent-id-required.json  | BadRequestException     | REFUSED   | 1001 | agent_id is required
                    400 | error-400-concurrency-sum.json    | BadRequestException     | REFUSED   |      | Sum of account minimums
                    400 | error-400-from-number.json        | BadRequestException     | REFUSED   | 1001 | Invalid from_phone_number
                    400 | error-400-no-valid-fields.json    | BadRequestException     | REFUSED   |      | No valid fields provided
                    400 | error-400-recipient-required.json | BadRequestException     | REFUSED   | 1001 | recipient_phone_number is required
                    400 | error-400-schedule-too-soon.json  | BadRequestException     | REFUSED   | 1001 | Scheduled time should be atleast 2 minutes
                    401 | error-401.json                    | AuthenticationException | REFUSED   | 401  | Access denied
                    403 | error-403-invalid-key.json        | AuthenticationException | REFUSED   |      | Unrecognized access token
                    403 | error-403-forbidden.json          | PermissionException     | REFUSED   |      | only organization admins
                    404 | error-404.json                    | NotFoundException       | REFUSED   | 1004 | Execution not found
                    404 | error-404-no-active-call.json     | NotFoundException       | REFUSED   |      | No active call found
                    404 | batch-stop-404.json               | NotFoundException       | REFUSED   |      | Batch is not queued or running
                    422 | error-422-message.json            | BadRequestException     | REFUSED   |      | agent_name is required
                    422 | error-422-fastapi-style.json      | BadRequestException     | REFUSED   |      | body.recipient_phone_number: field required
                    429 | error-429.json                    | RateLimitedException    | TRY_LATER | 429  | Too Many Requests
                    500 | error-500-z-suffix.json           | ServerException         | UNKNOWN   | 500  | Internal server error
                    502 | error-502-gateway.html            | ServerException         | UNKNOWN   |      | no message
                    """)
    void everyErrorAnswerToPlacingHasItsClassAndOutcome(
            int status, String fixture, String type, Outcome outcome, String code, String said) {
        bolna.answer(status, fixture);

        ResponseException e = placeAndFail();

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.outcome()).isEqualTo(outcome);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.errorCode().orElse(null)).isEqualTo(code);
        assertThat(e.operation()).isEqualTo("place call");
        assertThat(e).hasMessageContaining(said).hasMessageContaining("Bolna: place call (agentId agent-1)");
        assertThat(e.body()).isEqualTo(BolnaServer.FIXTURES.text(fixture));
        assertThat(e.toString()).doesNotContain(BolnaServer.KEY).doesNotContain(NUMBER);
        assertThat(bolna.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 404, 405, 409, 410, 418, 422})
    void otherClientErrorsRefuse(int status) {
        bolna.answer(BolnaServer.response(status, ""));

        assertThat(placeAndFail().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 499, 500, 501, 502, 503, 504, 520, 301, 302, 307, 308})
    void anythingInDoubtLeavesPlacingUnknownAndIsSentOnce(int status) {
        bolna.answer(BolnaServer.response(status, "").setHeader("Location", bolna.url("/elsewhere")));

        assertThat(placeAndFail().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(bolna.requestCount()).isEqualTo(1);
    }

    @Test
    void serviceUnavailableWithRetryAfterZeroIsNotRepeatedByTheHttpLibrary() {
        bolna.answer(BolnaServer.response(503, "").setHeader("Retry-After", "0"));
        bolna.answer(200, "call-created.json");

        ResponseException e = placeAndFail();

        assertThat(e).isInstanceOf(ServerException.class);
        assertThat(e.retryAfter()).contains(Duration.ZERO);
        assertThat(bolna.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html>ok</html>",
                "[]",
                "null",
                "\"done\"",
                "{}",
                "{\"status\":\"queued\"}",
                "{\"execution_id\":"
            })
    void successThatCannotBeReadLeavesPlacingUnknown(String body) {
        bolna.answer(BolnaServer.response(200, body));

        ResponseException e = placeAndFail();

        assertThat(e).isInstanceOf(UnexpectedResponseException.class);
        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void retryAfterIsReadAsSecondsAndAsDate() {
        bolna.answer(BolnaServer.response(429, "").setHeader("Retry-After", "7"));
        assertThat(placeAndFail().retryAfter()).contains(Duration.ofSeconds(7));

        bolna.answer(BolnaServer.response(429, "").setHeader("Retry-After", "Wed, 18 Nov 2026 09:00:30 GMT"));
        assertThat(placeAndFail().retryAfter()).contains(Duration.ofSeconds(30));

        bolna.answer(BolnaServer.response(429, "").setHeader("Retry-After", "soon"));
        assertThat(placeAndFail().retryAfter()).isEmpty();
    }

    @Test
    void echoedNumbersAndKeysAreMaskedInMessagesButNotInTheBody() {
        String echo = "{\"message\":\"" + NUMBER + " or (500) 555-0123 not allowed for " + BolnaServer.KEY
                + ", see https://x.example/rec?t=1\"}";
        bolna.answer(BolnaServer.response(400, echo).setHeader("X-Request-Id", "req-77"));

        ResponseException e = placeAndFail();

        assertThat(e.toString()).doesNotContain("5005550123", "555-0123", BolnaServer.KEY, "x.example");
        assertThat(e.getMessage()).contains("not allowed", "request req-77");
        assertThat(e.body()).contains(NUMBER);
        assertThat(e.headers().get("x-request-ID")).containsExactly("req-77");
        assertThat(e.requestId()).contains("req-77");
    }

    @Test
    void hugeErrorBodyIsCut() {
        bolna.answer(BolnaServer.response(400, "x".repeat(1_000_000)));

        assertThat(placeAndFail().body().length()).isLessThan(20_000);
    }

    @Test
    void futuresFailWithTheSameExceptions() {
        bolna.answer(404, "error-404.json");

        CompletionException e = catchThrowableOfType(
                CompletionException.class,
                () -> bolna.client().executions().getAsync("gone").join());

        assertThat(e).hasCauseInstanceOf(NotFoundException.class);
    }

    @Test
    void errorsTellApartWrongKeyAndMissingPermission() {
        bolna.answer(403, "error-403-invalid-key.json").answer(403, "error-403-forbidden.json");

        assertThat(placeAndFail()).isInstanceOf(AuthenticationException.class);
        assertThat(placeAndFail()).isInstanceOf(PermissionException.class);
    }

    @Test
    void readsAreRepeatedAfterPassingFailures() {
        bolna.answer(502, "error-502-gateway.html")
                .answer(BolnaServer.response(429, "").setHeader("Retry-After", "9"))
                .answer(200, "execution-completed.json");

        assertThat(bolna.client().executions().get("e").isTerminal()).isTrue();

        assertThat(bolna.pauses).hasSize(2);
        assertThat(bolna.pauses.get(0)).isBetween(Duration.ofMillis(125), Duration.ofMillis(250));
        assertThat(bolna.pauses.get(1)).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void readsGiveUpAfterThreeAttemptsAndMayBeTriedLater() {
        for (int i = 0; i < 3; i++) {
            bolna.answer(500, "error-500-z-suffix.json");
        }

        ServerException e = catchThrowableOfType(
                ServerException.class, () -> bolna.client().executions().get("e"));

        assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(Outcome.TRY_LATER);
        assertThat(bolna.requestCount()).isEqualTo(3);
    }

    @Test
    void readsDoNotWaitLongerThanHalfAMinute() {
        bolna.answer(BolnaServer.response(429, "").setHeader("Retry-After", "31"));

        RateLimitedException e = catchThrowableOfType(
                RateLimitedException.class, () -> bolna.client().executions().get("e"));

        assertThat(Objects.requireNonNull(e).retryAfter()).contains(Duration.ofSeconds(31));
        assertThat(bolna.requestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422})
    void readsThatAreRefusedAreNotRepeated(int status) {
        bolna.answer(BolnaServer.response(status, ""));

        ResponseException e = catchThrowableOfType(
                ResponseException.class, () -> bolna.client().executions().get("e"));

        assertThat(Objects.requireNonNull(e).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(bolna.requestCount()).isEqualTo(1);
    }

    @Test
    void badRequestKeepsItsMeaningForReads() {
        bolna.answer(400, "error-400-agent-id-required.json");

        assertThat(catchThrowableOfType(
                        BadRequestException.class,
                        () -> bolna.client().executions().get("e")))
                .hasMessageContaining("executionId e");
    }

    private ResponseException placeAndFail() {
        BolnaCallRequest request = BolnaCallRequest.builder("agent-1", NUMBER).build();
        ResponseException e = catchThrowableOfType(
                ResponseException.class, () -> bolna.client().calls().place(request));
        return Objects.requireNonNull(e);
    }
}
