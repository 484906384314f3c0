package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of people to be called, and how far that is. Everything but the id may be missing. Immutable.
 *
 * @param raw the batch as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/batches/get_batch">Bolna: batches</a>
 */
public record BolnaBatch(Map<String, @Nullable Object> raw) {
    /**
     * Copies the batch.
     *
     * @param raw the batch as it came
     * @throws IllegalArgumentException if it has no id
     */
    public BolnaBatch {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("batch_id", "id");
    }

    /** {@return the batch's id, 32 hex digits} */
    public String batchId() {
        return fields().requireText("batch_id", "id");
    }

    /** {@return an open word: created, processed, scheduled, queued, running, completed, executed, stopped, failed} */
    public @Nullable String status() {
        return fields().text("status", "state");
    }

    /** {@return when it was created} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at");
    }

    /** {@return when it changed last} */
    public @Nullable Instant updatedAt() {
        return fields().instant("updated_at");
    }

    /** {@return when it starts} */
    public @Nullable Instant scheduledAt() {
        return fields().instant("scheduled_at");
    }

    /** {@return the numbers it calls from} */
    public List<String> fromPhoneNumbers() {
        List<String> numbers = fields().texts("from_phone_numbers");
        String old = fields().text("from_phone_number");
        return numbers.isEmpty() && old != null ? List.of(old) : numbers;
    }

    /** {@return the file's name} */
    public @Nullable String fileName() {
        return fields().text("file_name");
    }

    /** {@return rows with a usable number} */
    public @Nullable Integer validContacts() {
        return fields().integer("valid_contacts");
    }

    /** {@return rows of the file} */
    public @Nullable Integer totalContacts() {
        return fields().integer("total_contacts");
    }

    /** {@return how many calls are in which status, in Bolna's words} */
    public Map<String, Integer> executionStatus() {
        return fields().counts("execution_status");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BolnaBatch[batchId=" + batchId() + ", status=" + status() + ", scheduledAt=" + scheduledAt()
                + ", totalContacts=" + totalContacts() + ", executionStatus=" + executionStatus() + "]";
    }
}
