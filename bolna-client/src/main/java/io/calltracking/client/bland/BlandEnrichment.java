package io.calltracking.client.bland;

import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.JsonFields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a call after its end: citations, or one or several other things made from the recording.
 *
 * @param raw the body as it came
 * @see <a href="https://docs.bland.ai/tutorials/post-call-webhooks">Bland: post-call webhooks</a>
 */
public record BlandEnrichment(Map<String, @Nullable Object> raw) implements BlandWebhook {
    /**
     * Copies the body.
     *
     * @param raw the body as it came
     * @throws IllegalArgumentException if it has no call id or type
     */
    public BlandEnrichment {
        raw = Json.freezeObject(raw);
        JsonFields.of(raw).requireText("call_id", "c_id");
        JsonFields.of(raw).requireText("event_type");
    }

    @Override
    public String callId() {
        return fields().requireText("call_id", "c_id");
    }

    /** {@return what it holds in Bland's words: citations, corrected_transcript and others, or "multiple"} */
    public String eventType() {
        return fields().requireText("event_type");
    }

    /** {@return all it holds: the list sent with "multiple", else the type itself} */
    public List<String> contents() {
        List<String> contents = fields().texts("contents");
        return contents.isEmpty() ? List.of(eventType()) : contents;
    }

    /** {@return whether it holds citations} */
    public boolean hasCitations() {
        return contents().contains("citations");
    }

    /** {@return when it was made; null if not told} */
    public @Nullable Instant at() {
        return fields().instant("timestamp");
    }

    /** {@return values found in the conversation and where they were said; empty if it holds none} */
    public List<Map<String, @Nullable Object>> citations() {
        return fields().objects("citations");
    }

    /** {@return the transcript made anew from the recording; empty if it holds none} */
    public List<BlandCorrectedLine> correctedTranscript() {
        return fields().objects("corrected_transcript").stream()
                .map(BlandCorrectedLine::read)
                .toList();
    }

    private JsonFields fields() {
        return JsonFields.of(raw);
    }

    /** {@return the parts that are not personal} */
    @Override
    public String toString() {
        return "BlandEnrichment[callId=" + callId() + ", contents=" + contents() + ", at=" + at() + "]";
    }
}
