package io.calltracking.client.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says in the body of an answer that is not success.
 *
 * @param message its text, unmasked, or null
 * @param code its error code, or null
 * @param treatAs the HTTP status this really amounts to, where the provider uses another one
 * @param retryAfter how long the text asks to wait, or null; a {@code Retry-After} header counts more
 */
public record Complaint(
        @Nullable String message,
        @Nullable String code,
        int treatAs,
        @Nullable Duration retryAfter) {
    /**
     * Makes a complaint that asks for no pause.
     *
     * @param message its text, unmasked, or null
     * @param code its error code, or null
     * @param treatAs the HTTP status this really amounts to
     */
    public Complaint(@Nullable String message, @Nullable String code, int treatAs) {
        this(message, code, treatAs, null);
    }
}
