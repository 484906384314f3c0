package io.calltracking;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The last look at a call at its provider.
 *
 * @param at when, by the store's clock
 * @param result what was seen, in a few words
 * @param payload what the provider answered, word for word; null when it gave no answer
 */
public record LastCheck(Instant at, String result, @Nullable String payload) {

    /** Refuses null. */
    public LastCheck {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(result, "result");
    }

    /** Without the payload. */
    @Override
    public String toString() {
        return "LastCheck[" + at + ", " + result + "]";
    }
}
