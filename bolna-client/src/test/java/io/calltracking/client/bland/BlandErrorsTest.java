package io.calltracking.client.bland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.client.AuthenticationException;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.PaymentRequiredException;
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

class BlandErrorsTest {
    private final BlandServer bland = new BlandServer();

    @AfterEach
    void stop() {
        bland.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | error-400-agent-conflict.json | BadRequestException      | REFUSED   | AGENT_PARAM_CONFLICT       |      | OTHER                 | cannot be combined
            400 | error-400-bare-error.json     | BadRequestException      | REFUSED   |                            |      | OTHER                 | Invalid phone number format
            400 | error-400-dnc.json            | BadRequestException      | REFUSED   |                            |      | DO_NOT_CALL           | DNC list
            400 | error-400-intl-block.json     | BadRequestException      | REFUSED   | CALL_UNPAID_INTL_BLOCK     |      | INTERNATIONAL_BLOCKED | requires a paid
            400 | error-400-invalid-phone.json  | BadRequestException      | REFUSED   |                            |      | OTHER                 | Please include a country code
            400 | error-400-missing-params.json | BadRequestException      | REFUSED   |                            |      | OTHER                 | Missing required
            400 | error-400-webhook-url.json    | BadRequestException      | REFUSED   |                            |      | OTHER                 | webhook must be
            401 | error-401-auth.json           | AuthenticationException  | REFUSED   | AUTH_FAILURE               |      | OTHER                 | Unauthorized
            401 | error-401-recording.json      | AuthenticationException  | REFUSED   | AUTHORIZATION_REQUIRED     |      | OTHER                 | Authorization required
            402 | error-402-balance.json        | PaymentRequiredException | REFUSED   |                            |      | NO_BALANCE            | Insufficient balance
            403 | error-403-flagged.json        | PermissionException      | REFUSED   |                            |      | OTHER                 | flagged your account
            404 | error-404-call.json           | NotFoundException        | REFUSED   | CALL_NOT_FOUND             |      | OTHER                 | Call not found
            404 | error-404-pathway.json        | NotFoundException        | REFUSED   |                            |      | OTHER                 | Pathway with ID
            404 | error-404-recording.json      | NotFoundException        | REFUSED   | CALL_RECORDING_NOT_FOUND   |      | OTHER                 | recording not found
            418 | error-418-objective.json      | BadRequestException      | REFUSED   | OBJECTIVE_VALIDATION_ERROR |      | OTHER                 | Custom validation response
            429 | error-429-blacklisted.json    | BadRequestException      | REFUSED   |                            |      | BLACKLISTED           | blacklisted
            429 | error-429-international.json  | RateLimitedException     | TRY_LATER |                            | P1D  | INTERNATIONAL_LIMIT   | International rate limit
            429 | error-429-new-account.json    | RateLimitedException     | TRY_LATER |                            | PT1H | NEW_ACCOUNT_LIMIT     | newly created accounts
            429 | error-429-rate-limit.json     | RateLimitedException     | TRY_LATER |                            |      | RATE_LIMIT            | Rate limit exceeded
            429 | error-429-same-number.json    | RateLimitedException     | TRY_LATER |                            | PT10S| SAME_NUMBER_TOO_SOON  | every 10 seconds
            500 | error-500.json                | ServerException          | UNKNOWN   |                            |      | OTHER                 | fetching user data
            """)
    void everyErrorAnswerToSendingHasItsClassAndOutcome(
            int status,
            String fixture,
            String type,
            Outcome outcome,
            String code,
            Duration wait,
            BlandProblem problem,
            String said) {
        bland.answer(status, fixture);

        ResponseException e = sendAndFail();

        assertThat(e.getClass().getSimpleName()).isEqualTo(type);
        assertThat(e.outcome()).isEqualTo(outcome);
        assertThat(e.status()).isEqualTo(status);
        assertThat(e.errorCode().orElse(null)).isEqualTo(code);
        assertThat(e.retryAfter().orElse(null)).isEqualTo(wait);
        assertThat(BlandProblem.of(e)).isEqualTo(problem);
        assertThat(e).hasMessageContaining("Bland: send call");
        assertThat(e).hasMessageContaining(said);
        assertThat(e.body()).isEqualTo(BlandServer.FIXTURES.text(fixture));
        assertThat(e.toString()).doesNotContain(BlandServer.KEY, "415555");
        assertThat(bland.requestCount()).isEqualTo(1);
    }

    @Test
    void listOfErrorsIsReadBeforeTheSentenceThatRepeatsIt() {
        bland.answer(400, "error-400-missing-params.json");

        assertThat(sendAndFail())
                .hasMessageContaining(": Missing required parameter: phone_number.. It")
                .hasMessageNotContaining("Invalid parameters");
    }

    @Test
    void blacklistedNumberIsRefusedForEver() {
        bland.answer(429, "error-429-blacklisted.json");

        ResponseException e = sendAndFail();

        assertThat(e.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(e).isNotInstanceOf(RateLimitedException.class);
        assertThat(e.retryAfter()).isEmpty();
    }

    @Test
    void retryAfterHeaderCountsMoreThanTheText() {
        bland.answer(BlandServer.response(429, BlandServer.FIXTURES.text("error-429-same-number.json"))
                .setHeader("Retry-After", "4"));

        assertThat(sendAndFail().retryAfter()).contains(Duration.ofSeconds(4));
    }

    @Test
    void doNotCallHasAStatusOfItsOwnAlsoInsideASuccess() {
        bland.answer(200, "error-400-dnc.json").answer(BlandServer.response(400, "{\"status\":\"DNC Error\"}"));

        ResponseException hidden = sendAndFail();
        assertThat(hidden.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(BlandProblem.of(hidden)).isEqualTo(BlandProblem.DO_NOT_CALL);
        assertThat(BlandProblem.of(sendAndFail())).isEqualTo(BlandProblem.DO_NOT_CALL);
    }

    @Test
    void errorInsideASuccessIsAFailureWhoseEffectIsUnknownUnlessItsTextTells() {
        bland.answer(BlandServer.response(200, "{\"status\":\"error\",\"message\":\"Internal server error.\"}"))
                .answer(200, "error-402-balance.json")
                .answer(200, "error-401-auth.json")
                .answer(200, "error-429-same-number.json")
                .answer(200, "error-429-blacklisted.json");

        ResponseException unclear = sendAndFail();
        assertThat(unclear).isInstanceOf(UnexpectedResponseException.class);
        assertThat(unclear.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(unclear.status()).isEqualTo(200);
        assertThat(sendAndFail()).isInstanceOf(PaymentRequiredException.class);
        assertThat(sendAndFail()).isInstanceOf(AuthenticationException.class);
        ResponseException tooSoon = sendAndFail();
        assertThat(tooSoon.outcome()).isEqualTo(Outcome.TRY_LATER);
        assertThat(tooSoon.retryAfter()).contains(Duration.ofSeconds(10));
        assertThat(sendAndFail().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void errorInsideASuccessThatNamesACallLeavesItUnknownWhateverItsText() {
        bland.answer(BlandServer.response(
                200, "{\"status\":\"error\",\"call_id\":\"c\",\"message\":\"Insufficient balance.\"}"));

        assertThat(sendAndFail().outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":null,\"errors\":[{\"error\":\"CALL_NOT_FOUND\",\"message\":\"Call not found\"}]}",
                "{\"status\":\"error\",\"code\":\"CALL_NOT_FOUND\"}",
                "{\"error\":\"CALL_NOT_FOUND\"}"
            })
    void everyShapeOfErrorInsideASuccessIsFound(String body) {
        bland.answer(BlandServer.response(200, body));

        assertThat(catchThrowableOfType(
                        NotFoundException.class, () -> bland.client().calls().get("c")))
                .hasMessageContaining("CALL_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html>ok</html>",
                "[]",
                "null",
                "\"queued\"",
                "{}",
                "{\"status\":\"success\"}",
                "{\"status\":\"queued\",\"call_id\":\"c\"}",
                "{\"call_id\":"
            })
    void successThatCannotBeReadLeavesSendingUnknown(String body) {
        bland.answer(BlandServer.response(200, body));

        ResponseException e = sendAndFail();

        assertThat(e).isInstanceOf(UnexpectedResponseException.class);
        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(BlandProblem.of(e)).isEqualTo(BlandProblem.OTHER);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 499, 500, 502, 503, 504, 520, 301, 302, 307})
    void anythingInDoubtLeavesSendingUnknownAndIsSentOnce(int status) {
        bland.answer(BlandServer.response(status, "<html>Bad Gateway</html>")
                .setHeader("Location", bland.url("/elsewhere"))
                .setHeader("Retry-After", "0"));

        assertThat(sendAndFail().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(bland.requestCount()).isEqualTo(1);
    }

    @Test
    void wrongTelephonyKeyIsNamedThoughItComesAsAServersFailure() {
        bland.answer(BlandServer.response(
                500, "{\"status\":\"error\",\"message\":\"Invalid `encrypted_key` for this account.\"}"));

        ResponseException e = sendAndFail();

        assertThat(e).isInstanceOf(ServerException.class);
        assertThat(e.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(BlandProblem.of(e)).isEqualTo(BlandProblem.WRONG_ENCRYPTED_KEY);
    }

    @Test
    void readsWaitForTheirTurnButNotLong() {
        bland.answer(429, "error-429-rate-limit.json").answer(200, "me.json");
        assertThat(bland.client().account().me().status()).isEqualTo("active");

        bland.answer(429, "error-429-new-account.json");
        RateLimitedException e = catchThrowableOfType(
                RateLimitedException.class, () -> bland.client().account().me());

        assertThat(Objects.requireNonNull(e).retryAfter()).contains(Duration.ofHours(1));
        assertThat(bland.pauses).hasSize(1);
    }

    @Test
    void futuresFailWithTheSameExceptions() {
        bland.answer(404, "error-404-call.json");

        CompletionException e = catchThrowableOfType(
                CompletionException.class,
                () -> bland.client().calls().getAsync("gone").join());

        assertThat(e).hasCauseInstanceOf(NotFoundException.class);
    }

    @Test
    void echoedNumbersAndKeysAreMaskedInMessages() {
        bland.answer(
                BlandServer.response(400, "{\"errors\":[\"+14155550142 not allowed for " + BlandServer.KEY + "\"]}"));

        ResponseException e = sendAndFail();

        assertThat(e.toString()).doesNotContain("415555", BlandServer.KEY).contains("not allowed");
        assertThat(e.body()).contains("+14155550142");
    }

    private ResponseException sendAndFail() {
        return Objects.requireNonNull(catchThrowableOfType(
                ResponseException.class, () -> bland.client().calls().send(BlandCallsTest.minimal())));
    }
}
