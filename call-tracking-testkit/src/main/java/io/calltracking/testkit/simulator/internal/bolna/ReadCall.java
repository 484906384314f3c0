package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Incoming;
import io.calltracking.testkit.simulator.internal.JsonObject;
import io.calltracking.testkit.simulator.internal.Stage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads of one execution: itself, its log, its recording. */
final class ReadCall {
    private static final int SAMPLES = 800;
    private static final int SAMPLE_RATE = 8_000;

    private final Switchboard switchboard;
    private final ExecutionJson json;
    private final Stage stage;

    ReadCall(Switchboard switchboard, ExecutionJson json, Stage stage) {
        this.switchboard = switchboard;
        this.json = json;
        this.stage = stage;
    }

    Answer execution(Incoming request, String id) {
        return Answer.json(200, json.whole(visible(id)));
    }

    Answer log(Incoming request, String id) {
        BolnaExecution execution = visible(id);
        List<Map<String, @Nullable Object>> lines = new ArrayList<>();
        if (ExecutionJson.done(execution)) {
            Conversation.of(execution).transcript().lines().forEach(line -> lines.add(line(execution, line)));
        }
        return Answer.json(200, JsonObject.with("status", "success").and("data", lines));
    }

    /** Needs no key: whoever knows the id may listen. */
    Answer recording(Incoming request, String id) {
        BolnaExecution execution = switchboard.find(id);
        if (execution == null || !ExecutionJson.done(execution)) {
            throw Refused.notFound("Recording");
        }
        return Answer.of(200, "audio/wav", silence());
    }

    private BolnaExecution visible(String id) {
        BolnaExecution execution = switchboard.find(id);
        if (execution == null) {
            throw Refused.notFound("Execution");
        }
        Instant visibleFrom = execution.call().acceptedAt().plus(stage.faults().hidden());
        if (stage.clock().instant().isBefore(visibleFrom)) {
            throw Refused.notFound("Execution");
        }
        return execution;
    }

    private static Map<String, @Nullable Object> line(BolnaExecution execution, String line) {
        boolean ours = line.startsWith("assistant: ");
        return JsonObject.with(
                        "created_at",
                        execution.updatedAt().truncatedTo(ChronoUnit.MILLIS).toString())
                .and("type", ours ? "request" : "response")
                .and("component", ours ? "synthesizer" : "transcriber")
                .and("provider", ours ? "elevenlabs" : "deepgram")
                .and("data", line.substring(line.indexOf(' ') + 1))
                .members();
    }

    /** A tenth of a second of 16-bit mono at 8 kHz. */
    private static ByteString silence() {
        int size = SAMPLES * 2;
        ByteBuffer wav = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + size).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * 2).putShort((short) 2).putShort((short) 16);
        wav.put(ascii("data")).putInt(size);
        return ByteString.of(wav.array());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
