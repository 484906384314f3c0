package io.calltracking.client.bland;

import io.calltracking.client.internal.Check;
import java.util.List;
import java.util.stream.Stream;

/** What the members of one call request have to say to each other. */
final class CallRules {
    private static final List<String> DRIVERS = List.of("task", "pathway_id", "agent_id");

    private CallRules() {}

    static void check(Check check, CallFields<?> call) {
        requireAtMostOneDriver(check, call);
        if (call.has("transfer_phone_number")
                && String.valueOf(call.value("transfer_phone_number")).equals(call.value("phone_number"))) {
            throw check.invalid("transferPhoneNumber", "must not be the number called");
        }
        boolean evaluates = call.has("post_call_evals")
                || (call.value("webhook_events") instanceof List<?> events
                        && events.contains("post_transfer_transcript"));
        if (evaluates && Boolean.FALSE.equals(call.value("record"))) {
            throw check.invalid("record", "must not be false with post-call evaluations or post-transfer transcripts");
        }
        if (call.has("start_node_id") && !call.has("pathway_id") && !call.has("persona_id")) {
            throw check.invalid("startNodeId", "needs a pathwayId");
        }
    }

    /** A persona may bring its own task or pathway, so it counts as one if there is no other. */
    static void requireDriver(Check check, CallFields<?> call) {
        if (drivers(call) == 0 && !call.has("persona_id")) {
            throw check.invalid("task", "is missing: give a task, a pathwayId, an agentId or a personaId");
        }
    }

    private static void requireAtMostOneDriver(Check check, CallFields<?> call) {
        if (call.has("agent_id")) {
            Stream.of("task", "pathway_id", "persona_id", "tools")
                    .filter(call::has)
                    .forEach(other -> {
                        throw check.invalid(CallFields.javaName(other), "cannot be combined with an agentId");
                    });
        }
        if (drivers(call) > 1) {
            throw check.invalid("pathwayId", "cannot be combined with a task");
        }
    }

    private static long drivers(CallFields<?> call) {
        return DRIVERS.stream().filter(call::has).count();
    }
}
