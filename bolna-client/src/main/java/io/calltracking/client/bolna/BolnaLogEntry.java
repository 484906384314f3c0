package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a conversation as Bolna logged it. Holds what was said. Immutable.
 *
 * @param raw the entry as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/executions/get_execution_raw_logs">Bolna: execution log</a>
 */
public record BolnaLogEntry(Map<String, @Nullable Object> raw) {
    /**
     * Copies the entry.
     *
     * @param raw the entry as it came
     */
    public BolnaLogEntry {
        raw = Json.freezeObject(raw);
    }

    /** {@return when it happened} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at", "timestamp");
    }

    /** {@return request or response} */
    public @Nullable String type() {
        return fields().text("type");
    }

    /** {@return llm, transcriber, synthesizer, tool or another part} */
    public @Nullable String component() {
        return fields().text("component");
    }

    /** {@return who provides that part} */
    public @Nullable String provider() {
        return fields().text("provider");
    }

    /** {@return what went in or came out; may be what a person said} */
    public @Nullable String data() {
        return fields().text("data");
    }

    /** {@return what the model thought, if it told} */
    public @Nullable String reasoningContent() {
        return fields().text("reasoning_content");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BolnaLogEntry[createdAt=" + createdAt() + ", type=" + type() + ", component=" + component() + ", data="
                + Redaction.text(data()) + "]";
    }
}
