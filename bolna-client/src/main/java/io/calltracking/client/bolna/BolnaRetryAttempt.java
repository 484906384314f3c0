package io.calltracking.client.bolna;

import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An earlier attempt of a call that Bolna retried by itself.
 *
 * @param attempt its number, from 1; null if not told
 * @param status how it ended
 * @param at when; null if not told
 */
public record BolnaRetryAttempt(
        @Nullable Integer attempt,
        BolnaStatus status,
        @Nullable Instant at) {
    static BolnaRetryAttempt read(Map<String, @Nullable Object> json) {
        JsonFields fields = JsonFields.of(json);
        String status = fields.text("status");
        return new BolnaRetryAttempt(
                fields.integer("attempt"), BolnaStatus.of(status == null ? "" : status), fields.instant("at"));
    }
}
