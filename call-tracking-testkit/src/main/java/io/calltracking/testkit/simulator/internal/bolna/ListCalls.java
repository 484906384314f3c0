package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Incoming;
import io.calltracking.testkit.simulator.internal.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /v2/agent/{id}/executions}. */
final class ListCalls {
    private static final Duration WIDEST = Duration.ofDays(7);
    private static final int LARGEST_PAGE = 50;
    private static final Comparator<BolnaExecution> LAST_RUN_FIRST =
            Comparator.comparing(ListCalls::lastRun).reversed();

    private final Switchboard switchboard;
    private final ExecutionJson json;
    private final boolean fullRows;

    ListCalls(Switchboard switchboard, ExecutionJson json, boolean fullRows) {
        this.switchboard = switchboard;
        this.json = json;
        this.fullRows = fullRows;
    }

    Answer answer(Incoming request, String agentId) {
        Instant from = time(request, "from");
        Instant to = time(request, "to");
        if (to.isBefore(from) || Duration.between(from, to).compareTo(WIDEST) > 0) {
            throw Refused.badRequest("from and to must span 7 days at most");
        }
        int page = number(request, "page_number", 1, Integer.MAX_VALUE);
        int size = number(request, "page_size", 20, LARGEST_PAGE);
        List<BolnaExecution> found = switchboard.all().stream()
                .filter(execution -> execution.call().order().agentId().equals(agentId))
                .filter(execution -> within(execution.call().acceptedAt(), from, to))
                .filter(execution -> wanted(execution, request.query()))
                .sorted(LAST_RUN_FIRST)
                .toList();
        long skip = (page - 1L) * size;
        List<Map<String, @Nullable Object>> rows =
                found.stream().skip(skip).limit(size).map(this::row).toList();
        return Answer.json(
                200,
                JsonObject.with("page_number", page)
                        .and("page_size", size)
                        .and("total", found.size())
                        .and("has_more", skip + rows.size() < found.size())
                        .and("filters", Map.of())
                        .and("sorts", Map.of())
                        .and("data", rows));
    }

    private Map<String, @Nullable Object> row(BolnaExecution execution) {
        return fullRows ? json.whole(execution) : ExecutionJson.row(execution);
    }

    private static boolean wanted(BolnaExecution execution, Map<String, String> query) {
        String batchId = execution.call().order().batchId();
        boolean voicemail = ExecutionJson.done(execution) && execution.script().outcome() == Outcome.VOICEMAIL;
        return matches(query, "status", execution.status().word())
                && matches(query, "call_type", "outbound")
                && matches(query, "provider", TelephonyJson.CARRIER)
                && matches(query, "batch_id", batchId == null ? "" : batchId)
                && matches(query, "answered_by_voice_mail", Boolean.toString(voicemail));
    }

    private static boolean matches(Map<String, String> query, String name, String value) {
        return value.equals(query.getOrDefault(name, value));
    }

    private static boolean within(Instant instant, Instant from, Instant to) {
        return !instant.isBefore(from) && !instant.isAfter(to);
    }

    private static Instant lastRun(BolnaExecution execution) {
        Instant initiatedAt = execution.initiatedAt();
        return initiatedAt == null ? execution.call().acceptedAt() : initiatedAt;
    }

    private static Instant time(Incoming request, String name) {
        String text = request.query().get(name);
        if (text == null) {
            throw Refused.badRequest(name + " is required");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Refused.badRequest("Invalid " + name);
        }
    }

    private static int number(Incoming request, String name, int otherwise, int most) {
        String text = request.query().get(name);
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            throw Refused.badRequest("Invalid " + name);
        }
        throw Refused.badRequest(name + " must be between 1 and " + most);
    }
}
