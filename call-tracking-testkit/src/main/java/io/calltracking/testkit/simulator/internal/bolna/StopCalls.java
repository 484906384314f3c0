package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Incoming;
import io.calltracking.testkit.simulator.internal.JsonObject;

/** Stops what was not dialed yet. */
record StopCalls(Switchboard switchboard) {

    Answer one(Incoming request, String id) {
        BolnaExecution before = switchboard.stop(id);
        if (before == null) {
            throw Refused.notFound("Execution");
        }
        if (!before.status().stoppable()) {
            throw Refused.badRequest("Only queued or scheduled calls can be stopped");
        }
        return Answer.json(
                200, JsonObject.with("message", "done").and("status", "stopped").and("execution_id", id));
    }

    Answer ofAgent(Incoming request, String agentId) {
        return Answer.json(200, JsonObject.with("stopped_executions", switchboard.stopQueued(agentId)));
    }
}
