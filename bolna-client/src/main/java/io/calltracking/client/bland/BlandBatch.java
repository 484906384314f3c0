package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch as Bland keeps it. Has no status: {@link BlandBatches#logs} tells how it goes. Immutable.
 *
 * @param raw the object as it came
 * @see <a href="https://docs.bland.ai/api-v2/get/batches-id">Bland: batch details</a>
 */
public record BlandBatch(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     * @throws IllegalArgumentException if it has no id
     */
    public BlandBatch {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("id", "batch_id");
    }

    /** {@return the batch's id; {@link BlandCallQuery.Builder#batchId} finds its calls} */
    public String id() {
        return fields().requireText("id", "batch_id");
    }

    /** {@return its description} */
    public @Nullable String description() {
        return fields().text("description");
    }

    /** {@return when it was made} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at");
    }

    /** {@return what its calls share, sent as JSON inside a text; empty if not sent} */
    public Map<String, @Nullable Object> defaults() {
        return fields().object("base_prompt");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the id and the time} */
    @Override
    public String toString() {
        return "BlandBatch[id=" + id() + ", createdAt=" + createdAt() + "]";
    }
}
