package io.calltracking.client.bolna;

import io.calltracking.client.internal.JsonFields;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bolna will not dial this call.
 *
 * @param executionId the call
 * @param status usually "stopped"
 */
public record BolnaStoppedCall(String executionId, String status) {
    /**
     * Checks that both parts are there.
     *
     * @param executionId the call
     * @param status usually "stopped"
     */
    public BolnaStoppedCall {
        Objects.requireNonNull(executionId, "executionId");
        Objects.requireNonNull(status, "status");
    }

    static BolnaStoppedCall read(String asked, @Nullable Object json) {
        JsonFields fields = JsonFields.require(json);
        String id = fields.text("execution_id", "id");
        String status = fields.text("status", "state");
        return new BolnaStoppedCall(id == null ? asked : id, status == null ? "" : status);
    }
}
