package io.calltracking.client.bolna;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second leg of a call that was handed to a person ({@code transfer_call_data}); every part may be missing. Immutable.
 *
 * @param raw the object as it came
 */
public record BolnaTransfer(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     */
    public BolnaTransfer {
        raw = Json.freezeObject(raw);
    }

    /** {@return where the leg stands; its word is empty if unknown} */
    public BolnaStatus status() {
        String word = fields().text("status");
        return BolnaStatus.of(word == null ? "" : word);
    }

    /** {@return the telephony provider's id of the leg} */
    public @Nullable String providerCallId() {
        return fields().text("provider_call_id");
    }

    /** {@return how long the leg was open} */
    public @Nullable Duration duration() {
        return fields().seconds("duration");
    }

    /** {@return the cost as sent; Bolna does not state its unit} */
    public @Nullable BigDecimal cost() {
        return fields().number("cost");
    }

    /** {@return the number transferred to} */
    public @Nullable String toNumber() {
        return fields().text("to_number");
    }

    /** {@return the number transferred from} */
    public @Nullable String fromNumber() {
        return fields().text("from_number");
    }

    /** {@return a link to the leg's recording} */
    public @Nullable String recordingUrl() {
        return fields().text("recording_url");
    }

    /** {@return who ended the leg} */
    public @Nullable String hangupBy() {
        return fields().text("hangup_by");
    }

    /** {@return why, in free words} */
    public @Nullable String hangupReason() {
        return fields().text("hangup_reason");
    }

    /** {@return the telephony provider's code} */
    public @Nullable Integer hangupCode() {
        return fields().integer("hangup_provider_code", "hangup_code");
    }

    /** {@return why the leg ended, an open word; newer calls only} */
    public @Nullable String terminationReason() {
        return fields().text("termination_reason");
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BolnaTransfer[status=" + status() + ", to=" + Redaction.number(toNumber()) + ", duration=" + duration()
                + ", recordingUrl=" + Redaction.secret(recordingUrl()) + "]";
    }
}
