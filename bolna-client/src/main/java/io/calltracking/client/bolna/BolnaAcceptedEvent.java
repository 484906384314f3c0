package io.calltracking.client.bolna;

import io.calltracking.client.internal.JsonFields;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bolna has passed an event on to a live call.
 *
 * @param runId the call
 * @param event the event's name
 * @param status usually "accepted"
 */
public record BolnaAcceptedEvent(String runId, String event, String status) {
    /**
     * Checks that all parts are there.
     *
     * @param runId the call
     * @param event the event's name
     * @param status usually "accepted"
     */
    public BolnaAcceptedEvent {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(status, "status");
    }

    static BolnaAcceptedEvent read(String runId, String event, @Nullable Object json) {
        JsonFields fields = JsonFields.require(json);
        String status = fields.text("status");
        return new BolnaAcceptedEvent(runId, event, status == null ? "" : status);
    }
}
