package io.calltracking.client;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer that is not success, as a {@link ResponseException} carries it. Immutable.
 *
 * @param attempt what was attempted
 * @param outcome what is known about its effect
 * @param status HTTP status code
 * @param headers response headers as they came; looked up without regard to case
 * @param body response body as text, cut after a few thousand characters; may hold personal data, so it is never printed
 * @param summary the provider's own message with numbers and keys masked, or what was wrong with the answer
 * @param errorCode the provider's error code, or null
 * @param requestId the provider's id of the request, or null
 * @param retryAfter how long the provider asks to wait, or null
 */
public record FailedResponse(
        Attempt attempt,
        Outcome outcome,
        int status,
        Map<String, List<String>> headers,
        String body,
        String summary,
        @Nullable String errorCode,
        @Nullable String requestId,
        @Nullable Duration retryAfter) {
    /**
     * Copies the headers.
     *
     * @param attempt what was attempted
     * @param outcome what is known about its effect
     * @param status HTTP status code
     * @param headers response headers as they came; looked up without regard to case
     * @param body response body as text, cut after a few thousand characters; may hold personal data, so it is never printed
     * @param summary the provider's own message with numbers and keys masked, or what was wrong with the answer
     * @param errorCode the provider's error code, or null
     * @param requestId the provider's id of the request, or null
     * @param retryAfter how long the provider asks to wait, or null
     */
    public FailedResponse {
        Objects.requireNonNull(attempt, "attempt");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(summary, "summary");
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    String message() {
        String code = errorCode == null ? "" : String.format(Locale.ROOT, ", code %s", errorCode);
        String request = requestId == null ? "" : String.format(Locale.ROOT, ", request %s", requestId);
        return attempt + " failed with HTTP " + status + code + request + ": " + summary + ". "
                + ClientException.advice(outcome);
    }

    /** {@return the message; never headers or body} */
    @Override
    public String toString() {
        return message();
    }
}
