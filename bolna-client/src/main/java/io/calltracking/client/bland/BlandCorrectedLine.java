package io.calltracking.client.bland;

import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a transcript made anew from the recording.
 *
 * @param start since the recording began
 * @param end since the recording began
 * @param speaker assistant, user or another word; "" if not told
 * @param text what was said
 * @param confidence 0 to 1
 */
public record BlandCorrectedLine(
        @Nullable Duration start,
        @Nullable Duration end,
        String speaker,
        String text,
        @Nullable BigDecimal confidence) {
    static BlandCorrectedLine read(Map<String, @Nullable Object> json) {
        JsonFields fields = JsonFields.of(json);
        String speaker = fields.text("speaker_label", "speaker");
        String text = fields.text("text");
        return new BlandCorrectedLine(
                fields.seconds("start"),
                fields.seconds("end"),
                speaker == null ? "" : speaker,
                text == null ? "" : text,
                fields.number("confidence"));
    }

    /** {@return the speaker and how much was said} */
    @Override
    public String toString() {
        return "BlandCorrectedLine[speaker=" + speaker + ", text=" + Redaction.text(text) + ", start=" + start + "]";
    }
}
