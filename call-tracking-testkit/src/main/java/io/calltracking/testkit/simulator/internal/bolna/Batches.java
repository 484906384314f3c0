package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Answer;
import io.calltracking.testkit.simulator.internal.Incoming;
import io.calltracking.testkit.simulator.internal.JsonObject;
import io.calltracking.testkit.simulator.internal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /batches}. Thread-safe by one lock, taken before that of the switchboard. */
final class Batches {
    private static final Duration LATEST = Duration.ofDays(30);
    private static final long START_EVERY_SECONDS = 600;

    private final Switchboard switchboard;
    private final BatchUpload upload;
    private final ExecutionJson json;
    private final Stage stage;
    private final Map<String, Batch> batches = new LinkedHashMap<>();

    Batches(Switchboard switchboard, BatchUpload upload, ExecutionJson json, Stage stage) {
        this.switchboard = switchboard;
        this.upload = upload;
        this.json = json;
        this.stage = stage;
    }

    /** Takes over an entry that the journal keeps for batches. */
    synchronized void restore(Fields entry) {
        Batch batch = BatchEntries.read(entry, batches.get(entry.required("id")));
        batches.put(batch.id(), batch);
    }

    synchronized Answer create(Incoming request, String none) {
        Multipart form = Multipart.of(request);
        Batch batch = upload.read(form, batches.size() + 1, stage.clock().instant());
        put(batch, BatchEntries.created(batch));
        String webhookUrl = form.text("webhook_url");
        if (webhookUrl != null && AgentWebhooks.usable(webhookUrl)) {
            switchboard.webhookUrl(batch.id(), webhookUrl);
        }
        return Answer.json(201, JsonObject.with("batch_id", batch.id()).and("state", "created"));
    }

    synchronized Answer schedule(Incoming request, String id) {
        Batch batch = known(id);
        Instant now = stage.clock().instant();
        String asked = Multipart.of(request).text("scheduled_at");
        Instant time = PlaceCall.scheduledAt(asked, now);
        if (time == null) {
            throw Refused.badRequest("scheduled_at is required");
        }
        if (time.isAfter(now.plus(LATEST)) || batch.state() != Batch.State.CREATED) {
            throw Refused.badRequest("Batch cannot be scheduled");
        }
        Instant start = roundedUp(time);
        for (Map<String, String> contact : batch.contents().contacts()) {
            switchboard.place(upload.order(batch, contact, start));
        }
        put(batch.in(Batch.State.SCHEDULED, start));
        return success("scheduled");
    }

    synchronized Answer stop(Incoming request, String id) {
        Batch batch = known(id);
        boolean over =
                executions(id).stream().allMatch(execution -> execution.status().terminal());
        if (batch.state() != Batch.State.SCHEDULED || over) {
            throw Refused.message(404, "Batch is not queued or running");
        }
        stopCalls(id);
        put(batch.in(Batch.State.STOPPED, batch.startsAt()));
        return success("stopped");
    }

    synchronized Answer delete(Incoming request, String id) {
        Batch batch = known(id);
        stopCalls(id);
        put(batch.in(Batch.State.DELETED, batch.startsAt()));
        return success("deleted");
    }

    synchronized Answer one(Incoming request, String id) {
        return Answer.json(200, known(id).json(executions(id)));
    }

    synchronized Answer ofAgent(Incoming request, String agentId) {
        return Answer.json(
                200,
                batches.values().stream()
                        .filter(batch -> batch.state() != Batch.State.DELETED
                                && batch.contents().agentId().equals(agentId))
                        .map(batch -> batch.json(executions(batch.id())))
                        .toList());
    }

    synchronized Answer executions(Incoming request, String id) {
        known(id);
        return Answer.json(200, executions(id).stream().map(json::whole).toList());
    }

    private List<BolnaExecution> executions(String id) {
        return switchboard.all().stream()
                .filter(execution -> id.equals(execution.call().order().batchId()))
                .toList();
    }

    private void stopCalls(String id) {
        executions(id).forEach(execution -> switchboard.stop(execution.id()));
    }

    private Batch known(String id) {
        @Nullable Batch batch = batches.get(id);
        if (batch == null || batch.state() == Batch.State.DELETED) {
            throw Refused.notFound("Batch");
        }
        return batch;
    }

    private void put(Batch changed) {
        put(changed, BatchEntries.changed(changed));
    }

    private void put(Batch batch, JsonObject entry) {
        switchboard.note(entry);
        batches.put(batch.id(), batch);
    }

    /** Batches start on the full ten minutes. */
    private static Instant roundedUp(Instant time) {
        long seconds = time.plusNanos(999_999_999).getEpochSecond();
        return Instant.ofEpochSecond(-Math.floorDiv(-seconds, START_EVERY_SECONDS) * START_EVERY_SECONDS);
    }

    private static Answer success(String state) {
        return Answer.json(200, JsonObject.with("message", "success").and("state", state));
    }
}
