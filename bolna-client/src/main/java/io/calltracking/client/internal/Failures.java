package io.calltracking.client.internal;

import io.calltracking.client.AuthenticationException;
import io.calltracking.client.BadRequestException;
import io.calltracking.client.ConflictException;
import io.calltracking.client.ConnectionException;
import io.calltracking.client.FailedResponse;
import io.calltracking.client.NotFoundException;
import io.calltracking.client.Outcome;
import io.calltracking.client.PaymentRequiredException;
import io.calltracking.client.PermissionException;
import io.calltracking.client.RateLimitedException;
import io.calltracking.client.ResponseException;
import io.calltracking.client.ServerException;
import io.calltracking.client.UnexpectedResponseException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong into the exception that says what is known about it. Thread-safe. */
final class Failures {
    private static final int LONGEST_BODY = 16 * 1024;
    private static final List<String> REQUEST_ID_HEADERS =
            List.of("x-request-id", "request-id", "twilio-request-id", "x-amzn-requestid", "cf-ray");

    private final Dialect dialect;
    private final Clock clock;

    Failures(Dialect dialect, Clock clock) {
        this.dialect = dialect;
        this.clock = clock;
    }

    ResponseException refused(Operation<?> operation, int status, Headers headers, byte[] body) {
        Complaint complaint = dialect.complaint(status, jsonOrNull(body));
        return refused(operation, status, headers, body, complaint);
    }

    ResponseException refused(Operation<?> operation, int status, Headers headers, byte[] body, Complaint complaint) {
        int meaning = complaint.treatAs();
        FailedResponse response =
                response(operation, outcome(operation.kind(), meaning), status, headers, body, complaint);
        return switch (meaning) {
            case 401 -> new AuthenticationException(response);
            case 402 -> new PaymentRequiredException(response);
            case 403 -> new PermissionException(response);
            case 404 -> new NotFoundException(response);
            case 409 -> new ConflictException(response);
            case 429 -> new RateLimitedException(response);
            default ->
                meaning >= 500
                        ? new ServerException(response)
                        : meaning >= 400
                                ? new BadRequestException(response)
                                : new UnexpectedResponseException(response);
        };
    }

    UnexpectedResponseException unexpected(
            Operation<?> operation, int status, Headers headers, byte[] body, String problem) {
        Outcome outcome = operation.kind() == Kind.READ ? Outcome.TRY_LATER : Outcome.UNKNOWN;
        return new UnexpectedResponseException(
                response(operation, outcome, status, headers, body, new Complaint(problem, null, status)));
    }

    ConnectionException noAnswer(Operation<?> operation, boolean mayHaveBeenSent, Throwable cause) {
        boolean harmless = !mayHaveBeenSent || operation.kind() == Kind.READ;
        String problem = cause.getClass().getSimpleName()
                + (cause.getMessage() == null ? "" : ": " + Redaction.message(cause.getMessage()));
        Outcome outcome = harmless ? Outcome.TRY_LATER : Outcome.UNKNOWN;
        return new ConnectionException(operation.attempt(), outcome, mayHaveBeenSent, problem, cause);
    }

    ConnectionException heldBack(Operation<?> operation, String problem, @Nullable Throwable cause) {
        return new ConnectionException(operation.attempt(), Outcome.TRY_LATER, false, problem, cause);
    }

    private FailedResponse response(
            Operation<?> operation, Outcome outcome, int status, Headers headers, byte[] body, Complaint complaint) {
        String said = complaint.message() == null ? "no message" : Redaction.message(complaint.message());
        Duration asked = retryAfter(headers);
        String text = new String(body, 0, Math.min(body.length, LONGEST_BODY), StandardCharsets.UTF_8);
        return new FailedResponse(
                operation.attempt(),
                outcome,
                status,
                headers.toMultimap(),
                text,
                said,
                complaint.code() == null ? null : Redaction.line(complaint.code()),
                requestId(headers),
                asked == null ? complaint.retryAfter() : asked);
    }

    private static Outcome outcome(Kind kind, int status) {
        if (status == 429 || status == 425) {
            return Outcome.TRY_LATER;
        }
        boolean inDoubt = status >= 500 || status < 400 || status == 408 || status == 499;
        if (inDoubt) {
            return kind == Kind.READ ? Outcome.TRY_LATER : Outcome.UNKNOWN;
        }
        return Outcome.REFUSED;
    }

    private @Nullable Duration retryAfter(Headers headers) {
        String value = headers.get("Retry-After");
        if (value == null) {
            return null;
        }
        Duration seconds = JsonFields.of(Map.of("after", value)).seconds("after");
        if (seconds != null) {
            return seconds;
        }
        Instant date = Timestamps.parse(value);
        if (date == null) {
            return null;
        }
        Duration wait = Duration.between(clock.instant(), date);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable String requestId(Headers headers) {
        for (String name : REQUEST_ID_HEADERS) {
            String value = headers.get(name);
            if (value != null && !value.isBlank()) {
                return Redaction.line(value);
            }
        }
        return null;
    }

    private static @Nullable Object jsonOrNull(byte[] body) {
        try {
            return Json.parse(body);
        } catch (JsonFormatException e) {
            return null;
        }
    }
}
