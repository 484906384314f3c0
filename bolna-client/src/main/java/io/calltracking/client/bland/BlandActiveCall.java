package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that waits or is live right now. Empty texts count as missing. Immutable.
 *
 * @param raw the object as it came
 * @see <a href="https://docs.bland.ai/api-v1/get/active">Bland: active calls</a>
 */
public record BlandActiveCall(Map<String, @Nullable Object> raw) {
    /**
     * Copies the object.
     *
     * @param raw the object as it came
     * @throws IllegalArgumentException if it has no id
     */
    public BlandActiveCall {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("call_id", "c_id");
    }

    /** {@return the call} */
    public String callId() {
        return fields().requireText("call_id", "c_id");
    }

    /** {@return the number called} */
    public @Nullable String to() {
        return fields().text("to");
    }

    /** {@return the number calling} */
    public @Nullable String from() {
        return fields().text("from");
    }

    /** {@return where it stands, in words of this list only, such as QUEUED or IN_PROGRESS} */
    public BlandStatus status() {
        String word = fields().text("status");
        return BlandStatus.of(word == null ? "" : word);
    }

    /** {@return whether it goes abroad; sent as text; null if not told} */
    public @Nullable Boolean international() {
        return fields().flag("international");
    }

    /** {@return when it was connected, null before} */
    public @Nullable Instant startedAt() {
        return fields().instant("start_time");
    }

    /** {@return when the record was made, from milliseconds sent as text; null if not told} */
    public @Nullable Instant at() {
        Long millis = fields().whole("timestamp");
        return millis == null || millis < 0 || millis > Integer.MAX_VALUE * 1000L * 100
                ? null
                : Instant.ofEpochMilli(millis);
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BlandActiveCall[callId=" + callId() + ", status=" + status() + ", to=" + Redaction.number(to())
                + ", from=" + Redaction.number(from()) + "]";
    }
}
