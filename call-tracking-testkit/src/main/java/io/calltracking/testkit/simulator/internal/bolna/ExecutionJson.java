package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.internal.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The execution object of reads and webhooks. Immutable. */
final class ExecutionJson {
    private final URI baseUrl;
    private final boolean earlyData;

    ExecutionJson(URI baseUrl, boolean earlyData) {
        this.baseUrl = baseUrl;
        this.earlyData = earlyData;
    }

    /** The whole object. */
    Map<String, @Nullable Object> whole(BolnaExecution execution) {
        CallOrder order = execution.call().order();
        JsonObject json = JsonObject.with("id", execution.id())
                .and("agent_id", order.agentId())
                .and("batch_id", order.batchId())
                .and("created_at", WireTime.micros(execution.call().acceptedAt()))
                .and("updated_at", WireTime.micros(execution.updatedAt()))
                .and("scheduled_at", WireTime.micros(execution.scheduledAt()))
                .and("rescheduled_at", null)
                .and("initiated_at", WireTime.micros(execution.initiatedAt()))
                .and("status", execution.status().word())
                .and("smart_status", execution.status().word());
        ending(json, execution);
        conversation(json, execution);
        json.and("user_number", order.number())
                .and("agent_number", order.fromNumber())
                .and("provider", TelephonyJson.CARRIER);
        retries(json, execution);
        costs(json, execution);
        json.and("telephony_data", new TelephonyJson(baseUrl, earlyData).of(execution))
                .and("transfer_call_data", null)
                .and("batch_run_details", batchRun(execution))
                .and(
                        "context_details",
                        JsonObject.with("recipient_data", order.userData())
                                .and("recipient_phone_number", order.number()))
                .and("latency_data", done(execution) ? UsageJson.latency() : null);
        return json.members();
    }

    /** The row of a list. */
    static Map<String, @Nullable Object> row(BolnaExecution execution) {
        CallOrder order = execution.call().order();
        return JsonObject.with("id", execution.id())
                .and("status", execution.status().word())
                .and(
                        "conversation_duration",
                        done(execution) ? Conversation.of(execution).seconds() : 0)
                .and("created_at", WireTime.micros(execution.call().acceptedAt()))
                .and(
                        "telephony_data",
                        JsonObject.with("to_number", order.number())
                                .and("from_number", order.fromNumber())
                                .and("provider", TelephonyJson.CARRIER))
                .members();
    }

    /** Completed after somebody, or something, answered and talked. */
    static boolean done(BolnaExecution execution) {
        Outcome outcome = execution.script().outcome();
        return execution.status() == BolnaStatus.COMPLETED
                && (outcome == Outcome.COMPLETED || outcome == Outcome.VOICEMAIL);
    }

    private boolean early(BolnaExecution execution) {
        return earlyData && execution.status() == BolnaStatus.CALL_DISCONNECTED;
    }

    private static void ending(JsonObject json, BolnaExecution execution) {
        boolean completed = execution.status() == BolnaStatus.COMPLETED;
        json.and("termination_reason", Endings.reason(execution))
                .and("error_message", Endings.errorMessage(execution.status()))
                .and("answered_by_voice_mail", completed ? execution.script().outcome() == Outcome.VOICEMAIL : null);
    }

    private void conversation(JsonObject json, BolnaExecution execution) {
        Conversation talk = Conversation.of(execution);
        boolean done = done(execution);
        boolean known = done || early(execution);
        boolean rejected = execution.status() == BolnaStatus.COMPLETED && !done;
        json.and("conversation_duration", known ? talk.seconds() : 0)
                .and("total_cost", known ? CallCost.of(talk, done).total() : 0)
                .and("transcript", known ? talk.transcript() : rejected ? "" : null)
                .and("summary", done ? talk.summary() : null)
                .and("extracted_data", done ? talk.extractedData() : null)
                .and("custom_extractions", null)
                .and("agent_extraction", null);
    }

    private static void retries(JsonObject json, BolnaExecution execution) {
        RetryConfig retry = execution.call().retry();
        List<Map<String, @Nullable Object>> history = execution.history().stream()
                .map(entry -> JsonObject.with("attempt", entry.attempt())
                        .and("status", entry.status().word())
                        .and("at", WireTime.seconds(entry.at()))
                        .members())
                .toList();
        json.and("retry_config", retry == null ? null : retry.json())
                .and("retry_count", execution.retryCount())
                .and("retry_history", history.isEmpty() ? null : history)
                .and("workflow_retries", null)
                .and("campaign_id", null)
                .and("deleted", false);
    }

    private void costs(JsonObject json, BolnaExecution execution) {
        Conversation talk = Conversation.of(execution);
        boolean done = done(execution);
        json.and("usage_breakdown", done ? UsageJson.usage(talk) : null)
                .and(
                        "cost_breakdown",
                        done || early(execution) ? CallCost.of(talk, done).json() : CallCost.none());
    }

    private static @Nullable JsonObject batchRun(BolnaExecution execution) {
        return execution.call().order().batchId() == null
                ? null
                : JsonObject.with("status", execution.status().word())
                        .and("created_at", WireTime.seconds(execution.call().acceptedAt()))
                        .and("updated_at", WireTime.seconds(execution.updatedAt()))
                        .and("retried", execution.retryCount());
    }
}
