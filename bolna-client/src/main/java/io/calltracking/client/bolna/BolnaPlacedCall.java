package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bolna has taken a call. That says nothing about its outcome, not even that the balance suffices.
 *
 * @param executionId identifies the call from now on
 * @param runId a second id for live events, where Bolna gives one; usually the same
 * @param status usually "queued"
 * @param message usually "done", may be missing
 * @param raw the whole answer
 */
public record BolnaPlacedCall(
        String executionId,
        @Nullable String runId,
        String status,
        @Nullable String message,
        Map<String, @Nullable Object> raw) {
    /**
     * Copies the raw answer.
     *
     * @param executionId identifies the call from now on
     * @param runId a second id for live events, where Bolna gives one; usually the same
     * @param status usually "queued"
     * @param message usually "done", may be missing
     * @param raw the whole answer
     */
    public BolnaPlacedCall {
        Objects.requireNonNull(executionId, "executionId");
        Objects.requireNonNull(status, "status");
        raw = Json.freezeObject(raw);
    }

    static BolnaPlacedCall read(@Nullable Object json) {
        JsonFields fields = JsonFields.require(json);
        String status = fields.text("status");
        return new BolnaPlacedCall(
                fields.requireText("execution_id", "run_id", "id", "call_id"),
                fields.text("run_id"),
                status == null ? "" : status,
                fields.text("message"),
                fields.raw());
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BolnaPlacedCall[executionId=" + executionId + ", runId=" + runId + ", status=" + status + "]";
    }
}
