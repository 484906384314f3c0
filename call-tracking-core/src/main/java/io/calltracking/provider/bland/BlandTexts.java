package io.calltracking.provider.bland;

import io.calltracking.JsonText;
import io.calltracking.client.bland.BlandCall;
import io.calltracking.client.bland.BlandCorrectedLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said and what was found out, as text. */
final class BlandTexts {
    /** Variables that Bland sets itself, for every call. */
    private static final Set<String> SYSTEM = Set.of(
            "now",
            "now_utc",
            "short_from",
            "short_to",
            "from",
            "to",
            "call_id",
            "phone_number",
            "city",
            "country",
            "state",
            "zip",
            "language",
            "timestamp",
            "timezone",
            "metadata");

    private BlandTexts() {}

    /** One line a turn; null when nothing was said. */
    static @Nullable String transcript(BlandCall call) {
        String whole = call.transcriptText();
        Stream<String> lines = whole == null
                ? call.transcript().stream().map(turn -> turn.speaker() + ": " + turn.text())
                : whole.lines();
        String text = joined(lines);
        return text == null ? corrected(call.correctedTranscript()) : text;
    }

    /** The transcript made from the recording; null when there is none. */
    static @Nullable String corrected(List<BlandCorrectedLine> lines) {
        return joined(lines.stream().map(line -> line.speaker() + ": " + line.text()));
    }

    /** What the call found out, as JSON; null when that is nothing. */
    static @Nullable String extracted(BlandCall call) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        put(data, "analysis", call.analysis());
        Map<String, @Nullable Object> variables = new LinkedHashMap<>(call.variables());
        variables.keySet().removeAll(SYSTEM);
        put(data, "variables", variables);
        if (call.dispositionTag() != null) {
            data.put("disposition_tag", call.dispositionTag());
        }
        if (!call.citations().isEmpty()) {
            data.put("citations", call.citations());
        }
        return data.isEmpty() ? null : JsonText.write(data);
    }

    /** Citations alone, in the same form; null when there are none. */
    static @Nullable String citations(List<Map<String, @Nullable Object>> citations) {
        return citations.isEmpty() ? null : JsonText.write(Map.of("citations", citations));
    }

    private static void put(Map<String, @Nullable Object> data, String name, Map<String, @Nullable Object> value) {
        if (!value.isEmpty()) {
            data.put(name, value);
        }
    }

    private static @Nullable String joined(Stream<String> lines) {
        String text = lines.map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        return text.isEmpty() ? null : text;
    }
}
