package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a batch's log. Immutable.
 *
 * @param raw the object as it came
 * @see <a href="https://docs.bland.ai/api-v2/get/batches-id-logs">Bland: batch logs</a>
 */
public record BlandBatchLog(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     */
    public BlandBatchLog {
        raw = Json.freezeObject(raw);
    }

    /** {@return the entry's id} */
    public @Nullable String id() {
        return fields().text("id");
    }

    /** {@return an open word such as lifecycle or complete; "" if not told} */
    public String eventType() {
        String type = fields().text("event_type");
        return type == null ? "" : type;
    }

    /** {@return when it happened} */
    public @Nullable Instant at() {
        return fields().instant("timestamp");
    }

    /** {@return where the batch stood then; its word is empty if the entry does not say} */
    public BlandBatchStatus status() {
        String word = payload().text("state_change");
        return BlandBatchStatus.of(word != null ? word : eventType().equals("complete") ? "completed" : "");
    }

    /** {@return how many calls the batch has; null before the end} */
    public @Nullable Integer callsTotal() {
        return payload().integer("calls_total");
    }

    /** {@return how many of them succeeded; null before the end} */
    public @Nullable Integer callsSuccessful() {
        return payload().integer("calls_successful");
    }

    /** {@return how many of them failed; null before the end} */
    public @Nullable Integer callsFailed() {
        return payload().integer("calls_failed");
    }

    private JsonFields payload() {
        return fields().fields("payload");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return type, status and time} */
    @Override
    public String toString() {
        return "BlandBatchLog[eventType=" + eventType() + ", status=" + status() + ", at=" + at() + "]";
    }
}
