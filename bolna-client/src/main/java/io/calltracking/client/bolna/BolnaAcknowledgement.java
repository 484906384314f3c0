package io.calltracking.client.bolna;

import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bolna's word that something was done.
 *
 * @param state what it became: stopped, scheduled, updated, deleted; empty if not told
 * @param message usually "success"; may be missing
 */
public record BolnaAcknowledgement(String state, @Nullable String message) {
    private static final String SCHEDULED_AT = "scheduled at ";

    /**
     * Checks that there is a state.
     *
     * @param state what it became
     * @param message may be missing
     */
    public BolnaAcknowledgement {
        Objects.requireNonNull(state, "state");
    }

    static BolnaAcknowledgement read(@Nullable Object json) {
        JsonFields fields = json == null ? JsonFields.of(Map.of()) : JsonFields.require(json);
        String state = fields.text("state", "status");
        return new BolnaAcknowledgement(state == null ? "" : state, fields.text("message"));
    }

    /** {@return when a batch starts, where the state tells it ("scheduled at …"); else null} */
    public @Nullable Instant scheduledAt() {
        if (!state.startsWith(SCHEDULED_AT)) {
            return null;
        }
        return JsonFields.of(Map.of("at", state.substring(SCHEDULED_AT.length())))
                .instant("at");
    }
}
