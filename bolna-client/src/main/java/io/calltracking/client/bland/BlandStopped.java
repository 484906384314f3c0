package io.calltracking.client.bland;

import io.calltracking.client.internal.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Bland has stopped a call, or begun to stop all of them. What becomes of each shows in its details.
 *
 * @param calls how many are being stopped; null if not told, as for a single call
 * @param message Bland's own words, null if there are none
 */
public record BlandStopped(
        @Nullable Integer calls, @Nullable String message) {
    static BlandStopped read(@Nullable Object json) {
        JsonFields fields = JsonFields.require(json);
        return new BlandStopped(fields.integer("num_calls"), fields.text("message"));
    }
}
