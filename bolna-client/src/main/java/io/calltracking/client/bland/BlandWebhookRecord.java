package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A webhook at the end of a call as Bland keeps it, with what became of it. Immutable.
 *
 * @param raw the object as it came
 */
public record BlandWebhookRecord(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     * @throws IllegalArgumentException if it has no call id
     */
    public BlandWebhookRecord {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("call_id");
    }

    /** {@return the call} */
    public String callId() {
        return fields().requireText("call_id");
    }

    /** {@return where it was posted} */
    public @Nullable String url() {
        return fields().text("url");
    }

    /** {@return when it was made} */
    public @Nullable Instant createdAt() {
        return fields().instant("created_at");
    }

    /** {@return the call as it was posted; empty if Bland does not keep it} */
    public Optional<BlandCall> payload() {
        Map<String, @Nullable Object> payload = fields().object("payload");
        boolean hasId = JsonFields.of(payload).text("call_id", "c_id") != null;
        return hasId ? Optional.of(new BlandCall(payload)) : Optional.empty();
    }

    /** {@return every attempt to deliver it, in Bland's order} */
    public List<BlandDelivery> deliveries() {
        return fields().objects("metadata").stream().map(BlandDelivery::read).toList();
    }

    /** {@return whether any attempt succeeded} */
    public boolean isDelivered() {
        return deliveries().stream().anyMatch(BlandDelivery::isDelivered);
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the call and how many attempts there were} */
    @Override
    public String toString() {
        return "BlandWebhookRecord[callId=" + callId() + ", deliveries="
                + deliveries().size() + ", delivered=" + isDelivered() + "]";
    }
}
