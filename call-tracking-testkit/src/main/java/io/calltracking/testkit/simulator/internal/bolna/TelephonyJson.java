package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.CallScript;
import io.calltracking.testkit.simulator.internal.Draws;
import io.calltracking.testkit.simulator.internal.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The line's part of an execution. */
record TelephonyJson(URI baseUrl, boolean earlyData) {

    /** The carrier of every simulated call. */
    static final String CARRIER = "plivo";

    JsonObject of(BolnaExecution execution) {
        CallOrder order = execution.call().order();
        boolean done = ExecutionJson.done(execution);
        JsonObject json = JsonObject.with("duration", duration(execution))
                .and("to_number", order.number())
                .and("from_number", order.fromNumber())
                .and("recording_url", recordingUrl(execution))
                .and("hosted_telephony", true)
                .and("provider_call_id", carrierCallId(execution))
                .and("call_type", "outbound")
                .and("provider", CARRIER);
        Endings.Hangup hangup = Endings.hangup(execution);
        json.and("hangup_by", hangup == null ? null : hangup.by())
                .and("hangup_reason", hangup == null ? null : hangup.reason())
                .and("hangup_provider_code", hangup == null ? null : hangup.code());
        CallScript script = execution.script();
        boolean rang = execution.status().afterAnswer() || execution.status() == BolnaStatus.NO_ANSWER;
        boolean rings = rang || execution.status() == BolnaStatus.RINGING;
        return json.and("ring_duration", rang ? script.ringing().toSeconds() : null)
                .and("post_dial_delay", rings ? script.connecting().toSeconds() : null)
                .and("to_number_carrier", done ? "Example Mobile Ltd" : null);
    }

    private String duration(BolnaExecution execution) {
        if (ExecutionJson.done(execution)) {
            return Long.toString(Math.round(Conversation.of(execution).seconds().doubleValue()) + 1);
        }
        boolean early = earlyData && execution.status() == BolnaStatus.CALL_DISCONNECTED;
        return early || execution.status() == BolnaStatus.BUSY ? "0.0" : "0";
    }

    private @Nullable String recordingUrl(BolnaExecution execution) {
        if (ExecutionJson.done(execution)) {
            return baseUrl + "/recordings/call/" + execution.id();
        }
        return earlyData && execution.status() == BolnaStatus.CALL_DISCONNECTED ? "" : null;
    }

    private static @Nullable String carrierCallId(BolnaExecution execution) {
        return execution.initiatedAt() == null
                ? null
                : Draws.uuid(execution.call().chance("carrier", execution.retryCount()));
    }
}
