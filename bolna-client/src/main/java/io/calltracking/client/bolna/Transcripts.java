package io.calltracking.client.bolna;

import io.calltracking.client.internal.JsonFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transcripts come as text, or as an array of turns; both become text with one line per turn. */
final class Transcripts {
    private Transcripts() {}

    static @Nullable String read(JsonFields execution) {
        List<@Nullable Object> turns = execution.list("transcript");
        if (turns.isEmpty()) {
            return execution.text("transcript");
        }
        StringBuilder text = new StringBuilder();
        turns.forEach(turn -> append(text, turn));
        return text.isEmpty() ? null : text.toString();
    }

    private static void append(StringBuilder text, @Nullable Object turn) {
        if (turn instanceof String line) {
            text.append(line).append('\n');
        } else if (turn instanceof Map<?, ?>) {
            JsonFields fields = JsonFields.require(turn);
            String said = fields.text("content", "text", "message", "transcript");
            if (said != null) {
                String speaker = fields.text("role", "speaker");
                text.append(speaker == null ? "unknown" : speaker)
                        .append(": ")
                        .append(said)
                        .append('\n');
            }
        }
    }
}
