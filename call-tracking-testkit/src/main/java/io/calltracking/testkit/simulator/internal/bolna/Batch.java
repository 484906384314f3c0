package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A list of contacts that is called together, and what has been done with it. */
record Batch(
        String id,
        Contents contents,
        Instant createdAt,
        State state,
        @Nullable Instant startsAt) {

    enum State {
        CREATED,
        SCHEDULED,
        STOPPED,
        DELETED
    }

    /** What was uploaded; {@code contacts} are the valid rows. */
    record Contents(
            String agentId,
            List<String> fromNumbers,
            String fileName,
            List<Map<String, String>> contacts,
            int rows,
            @Nullable RetryConfig retry) {}

    Batch in(State next, @Nullable Instant start) {
        return new Batch(id, contents, createdAt, next, start);
    }

    Map<String, @Nullable Object> json(List<BolnaExecution> executions) {
        Map<String, Integer> counts = new TreeMap<>();
        Instant updatedAt = createdAt;
        for (BolnaExecution execution : executions) {
            counts.merge(execution.status().word(), 1, Integer::sum);
            updatedAt = execution.updatedAt().isAfter(updatedAt) ? execution.updatedAt() : updatedAt;
        }
        return JsonObject.with("batch_id", id)
                .and("humanized_created_at", "19 minutes ago")
                .and("created_at", WireTime.micros(createdAt))
                .and("updated_at", WireTime.micros(updatedAt))
                .and("status", status(executions))
                .and("scheduled_at", startsAt == null ? null : WireTime.offset(startsAt))
                .and("from_phone_numbers", contents.fromNumbers)
                .and("file_name", contents.fileName)
                .and("valid_contacts", contents.contacts.size())
                .and("total_contacts", contents.rows)
                .and("execution_status", counts)
                .members();
    }

    private String status(List<BolnaExecution> executions) {
        if (state != State.SCHEDULED) {
            return state == State.CREATED ? "created" : "stopped";
        }
        if (executions.stream().allMatch(execution -> execution.status().terminal())) {
            return "completed";
        }
        boolean begun = executions.stream().anyMatch(execution -> execution.status() != BolnaStatus.SCHEDULED);
        return begun ? "running" : "scheduled";
    }
}
