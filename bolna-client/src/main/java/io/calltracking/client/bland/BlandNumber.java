package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number of the account. One for calls to an agent has the agent's settings; one for calls to people has few of them.
 * Immutable.
 *
 * @param raw the object as it came
 * @see <a href="https://docs.bland.ai/api-v1/get/inbound">Bland: inbound numbers</a>
 */
public record BlandNumber(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     * @throws IllegalArgumentException if it has no number
     */
    public BlandNumber {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("phone_number");
    }

    /** {@return the number, E.164} */
    public String phoneNumber() {
        return fields().requireText("phone_number");
    }

    /** {@return since when the account has it} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at");
    }

    /** {@return what the agent is told; null for outbound numbers and pathways} */
    public @Nullable String prompt() {
        return fields().text("prompt");
    }

    /** {@return where the ends of its calls are posted; null for the account's own address} */
    public @Nullable String webhook() {
        return fields().text("webhook");
    }

    /** {@return whether its calls are recorded; null if not told} */
    public @Nullable Boolean record() {
        return fields().flag("record");
    }

    /** {@return when its calls are cut, from minutes; null if not told} */
    public @Nullable Duration maxDuration() {
        return Bland.minutes(fields(), "max_duration");
    }

    /** {@return when a call was last made from it; outbound numbers only} */
    public @Nullable Instant lastUsedAt() {
        return fields().instant("last_initiated");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the masked number} */
    @Override
    public String toString() {
        return "BlandNumber[phoneNumber=" + Redaction.number(phoneNumber()) + ", createdAt=" + createdAt() + "]";
    }
}
