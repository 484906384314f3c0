package io.calltracking.client.bland;

import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of Bland's to deliver a webhook.
 *
 * @param sentAt when; null if not told
 * @param responseCode the HTTP status it got; null if it got none
 * @param responseTime how long that took, in Bland's words, such as "412ms"; null if not told
 * @param sendType spawn (by itself), create or resend (asked for), or another word; null if not told
 */
public record BlandDelivery(
        @Nullable Instant sentAt,
        @Nullable Integer responseCode,
        @Nullable String responseTime,
        @Nullable String sendType) {
    static BlandDelivery read(Map<String, @Nullable Object> json) {
        JsonFields fields = JsonFields.of(json);
        return new BlandDelivery(
                fields.instant("sent_at"),
                fields.integer("response_code"),
                fields.text("response_time"),
                fields.text("send_type"));
    }

    /** {@return whether it was taken} */
    public boolean isDelivered() {
        return responseCode != null && responseCode >= 200 && responseCode < 300;
    }
}
