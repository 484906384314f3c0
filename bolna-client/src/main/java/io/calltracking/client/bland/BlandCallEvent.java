package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened during a call. Has no time, number or id of its own, so two alike cannot be told from one sent
 * twice; to be logged, not to be taken as the state of the call.
 *
 * @param raw the body as it came
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: webhook events</a>
 */
public record BlandCallEvent(Map<String, @Nullable Object> raw) implements BlandWebhook {
    /**
     * Copies the body.
     *
     * @param raw the body as it came
     * @throws IllegalArgumentException if it has no call id
     */
    public BlandCallEvent {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("call_id", "c_id");
    }

    @Override
    public String callId() {
        return JsonFields.of(raw).requireText("call_id", "c_id");
    }

    /** {@return what it is about; not the name it was subscribed by} */
    public BlandEventCategory category() {
        String word = JsonFields.of(raw).text("category");
        return BlandEventCategory.of(word == null ? "" : word);
    }

    /** {@return an open word such as info or performance; null if not told} */
    public @Nullable String logLevel() {
        return JsonFields.of(raw).text("log_level");
    }

    /** {@return free text, which may repeat what was said in the call; null if there is none} */
    public @Nullable String message() {
        return JsonFields.of(raw).text("message");
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BlandCallEvent[callId=" + callId() + ", category=" + category() + ", logLevel=" + logLevel()
                + ", message=" + Redaction.text(message()) + "]";
    }
}
