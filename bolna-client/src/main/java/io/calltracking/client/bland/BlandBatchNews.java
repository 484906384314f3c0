package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * News of a batch. Each is posted once and never again, whatever the answer, and Bland does not say whether it is signed:
 * {@link BlandBatches#logs} has to back it.
 *
 * @param raw the body as it came
 * @see <a href="https://docs.bland.ai/api-v2/post/batches">Bland: create batch</a>
 */
public record BlandBatchNews(Map<String, @Nullable Object> raw) implements BlandWebhook {
    /**
     * Copies the body.
     *
     * @param raw the body as it came
     * @throws IllegalArgumentException if it has no batch id or status
     */
    public BlandBatchNews {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("batch_id");
        JsonFields.of(raw).requireText("status");
    }

    @Override
    public @Nullable String callId() {
        return null;
    }

    /** {@return the batch} */
    public String batchId() {
        return fields().requireText("batch_id");
    }

    /** {@return where it stands} */
    public BlandBatchStatus status() {
        return BlandBatchStatus.of(fields().requireText("status"));
    }

    /** {@return why it failed or ended early, for machines; null if it did not} */
    public @Nullable String code() {
        return fields().text("code");
    }

    /** {@return why it failed or ended early, for people; null if it did not} */
    public @Nullable String reason() {
        return fields().text("reason");
    }

    /** {@return how many calls it has; null before the end} */
    public @Nullable Integer callsTotal() {
        return fields().integer("calls_total");
    }

    /** {@return how many of them succeeded; null before the end} */
    public @Nullable Integer callsSuccessful() {
        return fields().integer("calls_successful");
    }

    /** {@return how many of them failed; null before the end} */
    public @Nullable Integer callsFailed() {
        return fields().integer("calls_failed");
    }

    /** {@return when it was made; null if not told} */
    public @Nullable Instant at() {
        return fields().instant("timestamp");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return batch, status and code} */
    @Override
    public String toString() {
        return "BlandBatchNews[batchId=" + batchId() + ", status=" + status() + ", code=" + code() + ", at=" + at()
                + "]";
    }
}
