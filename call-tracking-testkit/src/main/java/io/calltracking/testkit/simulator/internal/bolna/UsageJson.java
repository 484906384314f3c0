package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What models a call used, and how fast they were: the same for every call. */
final class UsageJson {
    private UsageJson() {}

    /** The mixed spelling is the API's own. */
    static JsonObject usage(Conversation talk) {
        return JsonObject.with(
                        "llmModel",
                        JsonObject.with(
                                "azure/gpt-4.1-mini",
                                JsonObject.with("input", 3120).and("output", 118)))
                .and("llmTokens", 0)
                .and("synthesizer_model", "eleven_turbo_v2_5")
                .and("synthesizer_provider", "elevenlabs")
                .and("synthesizer_characters", talk.transcript().length())
                .and("transcriber_model", "nova-3")
                .and("transcriber_provider", "deepgram")
                .and("transcriber_duration", talk.seconds())
                .and("voice_id", "V-test");
    }

    static JsonObject latency() {
        JsonObject heard = JsonObject.with("sequence_id", 1)
                .and("audio_to_text_latency", new BigDecimal("20.1"))
                .and("text", "hi yes");
        return JsonObject.with("stream_id", new BigDecimal("121.4"))
                .and("time_to_first_audio", new BigDecimal("188.2"))
                .and("region", "in")
                .and(
                        "transcriber",
                        JsonObject.with("time_to_connect", 92)
                                .and(
                                        "turns",
                                        List.of(JsonObject.with("turn", 1)
                                                .and("turn_latency", List.of(heard.members()))
                                                .members())))
                .and("llm", model(null, "541.2", "702.9"))
                .and("synthesizer", model(64, "301.0", "503.0"))
                .and("rag", null);
    }

    private static JsonObject model(@Nullable Integer connect, String firstToken, String lastToken) {
        JsonObject turn = JsonObject.with("turn", 1)
                .and("time_to_first_token", new BigDecimal(firstToken))
                .and("time_to_last_token", new BigDecimal(lastToken));
        return JsonObject.with("time_to_connect", connect).and("turns", List.of(turn.members()));
    }
}
