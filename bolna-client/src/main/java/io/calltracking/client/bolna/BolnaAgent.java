package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assistant that speaks. Everything but the id may be missing; tasks and prompts are in {@link #raw()}. Immutable.
 *
 * @param raw the agent as it came
 * @see <a href="https://www.bolna.ai/docs/api-reference/agent/v2/get">Bolna: agents</a>
 */
public record BolnaAgent(Map<String, @Nullable Object> raw) {
    /**
     * Copies the agent.
     *
     * @param raw the agent as it came
     * @throws IllegalArgumentException if it has no id
     */
    public BolnaAgent {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("id", "agent_id");
    }

    /** {@return the agent's id} */
    public String id() {
        return fields().requireText("id", "agent_id");
    }

    /** {@return its name} */
    public @Nullable String name() {
        return text("agent_name");
    }

    /** {@return what it is for, such as "other"} */
    public @Nullable String type() {
        return text("agent_type");
    }

    /** {@return seeding or processed} */
    public @Nullable String status() {
        return text("agent_status");
    }

    /** {@return where its news go, as far as the answer tells; Bolna does not document it in answers} */
    public @Nullable String webhookUrl() {
        return text("webhook_url");
    }

    /** {@return when it was created} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at");
    }

    /** {@return when it changed last} */
    public @Nullable Instant updatedAt() {
        return fields().instant("updated_at");
    }

    private @Nullable String text(String name) {
        String text = fields().text(name);
        return text == null ? fields().fields("agent_config").text(name) : text;
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return id, name and status} */
    @Override
    public String toString() {
        return "BolnaAgent[id=" + id() + ", name=" + name() + ", status=" + status() + "]";
    }
}
