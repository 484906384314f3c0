package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.CallScript;
import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.internal.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accepted calls, stops and webhook URLs as journal entries. */
final class JournalEntries {
    static final String CALL = "call";
    static final String STOP = "stop";
    static final String WEBHOOK = "webhook";

    private JournalEntries() {}

    static JsonObject stop(String id, Instant at) {
        return JsonObject.with("kind", STOP).and("id", id).and("at", at.toString());
    }

    static JsonObject webhook(String id, @Nullable String webhookUrl) {
        return JsonObject.with("kind", WEBHOOK).and("id", id).and("webhook_url", webhookUrl);
    }

    static JsonObject call(PlacedCall call) {
        CallOrder order = call.order();
        RetryConfig retry = order.retry();
        return JsonObject.with("kind", CALL)
                .and("id", call.id())
                .and("at", call.acceptedAt().toString())
                .and("agent_id", order.agentId())
                .and("number", order.number())
                .and("from_number", order.fromNumber())
                .and("user_data", order.userData())
                .and("scheduled_at", order.scheduledAt())
                .and("retry_config", retry == null ? null : retry.json())
                .and("batch_id", order.batchId())
                .and("time_scale", call.plan().timeScale())
                .and("details", Long.toString(call.plan().details()))
                .and(
                        "scripts",
                        call.plan().scripts().stream()
                                .map(JournalEntries::script)
                                .toList());
    }

    static PlacedCall call(Fields entry) {
        String scheduledAt = entry.text("scheduled_at");
        CallOrder order = new CallOrder(
                entry.required("agent_id"),
                entry.required("number"),
                entry.required("from_number"),
                data(entry.fields("user_data")),
                scheduledAt == null ? null : Instant.parse(scheduledAt),
                RetryConfig.read(entry),
                entry.text("batch_id"));
        List<CallScript> scripts = new ArrayList<>();
        entry.objects("scripts").forEach(script -> scripts.add(script(script)));
        CallPlan plan = new CallPlan(
                List.copyOf(scripts),
                Double.parseDouble(entry.required("time_scale")),
                Long.parseLong(entry.required("details")));
        return new PlacedCall(entry.required("id"), order, at(entry), plan);
    }

    static Instant at(Fields entry) {
        return Instant.parse(entry.required("at"));
    }

    /** Free data as it came, nulls included; read-only. */
    static Map<String, Object> data(@Nullable Fields fields) {
        Map<String, Object> data = new LinkedHashMap<>();
        if (fields != null) {
            data.putAll(fields.members());
        }
        return Collections.unmodifiableMap(data);
    }

    private static Map<String, @Nullable Object> script(CallScript script) {
        return JsonObject.with("outcome", script.outcome().name())
                .and("queueing", script.queueing().toString())
                .and("connecting", script.connecting().toString())
                .and("ringing", script.ringing().toString())
                .and("talking", script.talking().toString())
                .and("processing", script.processing().toString())
                .members();
    }

    private static CallScript script(Fields entry) {
        return new CallScript(
                Outcome.valueOf(entry.required("outcome")),
                Duration.parse(entry.required("queueing")),
                Duration.parse(entry.required("connecting")),
                Duration.parse(entry.required("ringing")),
                Duration.parse(entry.required("talking")),
                Duration.parse(entry.required("processing")));
    }
}
