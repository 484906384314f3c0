package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.JsonFormatException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bland has queued a call. Told before anything is dialed, so it says nothing about the outcome.
 *
 * @param callId identifies the call from now on
 * @param batchId the batch it was put into, null for none
 * @param message usually "Call successfully queued.", may be missing
 * @param raw the whole answer
 */
public record BlandPlacedCall(
        String callId, @Nullable String batchId, @Nullable String message, Map<String, @Nullable Object> raw) {
    /**
     * Copies the raw answer.
     *
     * @param callId identifies the call from now on
     * @param batchId the batch it was put into, null for none
     * @param message usually "Call successfully queued.", may be missing
     * @param raw the whole answer
     */
    public BlandPlacedCall {
        Objects.requireNonNull(callId, "callId");
        raw = Json.freezeObject(raw);
    }

    /** {@return the length Bland cuts the call at, if that is less than was asked for; else null} */
    public @Nullable Duration cappedAt() {
        return Bland.minutes(JsonFields.of(raw).fields("max_duration_notice"), "max_duration");
    }

    static BlandPlacedCall read(@Nullable Object json) {
        JsonFields fields = JsonFields.require(json);
        String status = fields.text("status");
        if (status != null && !status.equalsIgnoreCase("success")) {
            throw new JsonFormatException("status is not success");
        }
        return new BlandPlacedCall(
                fields.requireText("call_id", "c_id"), fields.text("batch_id"), fields.text("message"), fields.raw());
    }
}
