package io.calltracking.client.bland;

import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation.
 *
 * @param id Bland's number of the turn, null if not sent
 * @param speaker user, assistant, robot, agent-action or another word; "" if not told
 * @param text what was said or done
 * @param at when, null if not told
 */
public record BlandTurn(
        @Nullable String id,
        String speaker,
        String text,
        @Nullable Instant at) {
    static BlandTurn read(Map<String, @Nullable Object> json) {
        JsonFields fields = JsonFields.of(json);
        String speaker = fields.text("user");
        String text = fields.text("text");
        return new BlandTurn(
                fields.text("id"),
                speaker == null ? "" : speaker,
                text == null ? "" : text,
                fields.instant("created_at"));
    }

    /** {@return the speaker and how much was said} */
    @Override
    public String toString() {
        return "BlandTurn[speaker=" + speaker + ", text=" + Redaction.text(text) + ", at=" + at + "]";
    }
}
