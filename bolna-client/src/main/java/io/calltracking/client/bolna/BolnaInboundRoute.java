package io.calltracking.client.bolna;

import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which agent answers a number.
 *
 * @param phoneNumberId the number's id
 * @param phoneNumber the number itself; null if not told
 * @param url where calls to it are sent, which names the agent; null if no agent answers
 */
public record BolnaInboundRoute(
        String phoneNumberId,
        @Nullable String phoneNumber,
        @Nullable String url) {
    /**
     * Checks that there is an id.
     *
     * @param phoneNumberId the number's id
     * @param phoneNumber the number itself; null if not told
     * @param url where calls to it are sent; null if no agent answers
     */
    public BolnaInboundRoute {
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
    }

    static BolnaInboundRoute read(String asked, @Nullable Object json) {
        JsonFields fields = JsonFields.require(json);
        String id = fields.text("id");
        return new BolnaInboundRoute(id == null ? asked : id, fields.text("phone_number"), fields.text("url"));
    }

    /** {@return id, masked number, and whether an agent answers} */
    @Override
    public String toString() {
        return "BolnaInboundRoute[phoneNumberId=" + phoneNumberId + ", phoneNumber=" + Redaction.number(phoneNumber)
                + ", url=" + Redaction.secret(url) + "]";
    }
}
