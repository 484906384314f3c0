package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Batches as journal entries: one when a batch is created, one for each change of its state. */
final class BatchEntries {
    static final String BATCH = "batch";

    private BatchEntries() {}

    static JsonObject created(Batch batch) {
        Batch.Contents contents = batch.contents();
        RetryConfig retry = contents.retry();
        return changed(batch)
                .and("at", batch.createdAt())
                .and("agent_id", contents.agentId())
                .and("from_numbers", contents.fromNumbers())
                .and("file_name", contents.fileName())
                .and("contacts", contents.contacts())
                .and("rows", contents.rows())
                .and("retry_config", retry == null ? null : retry.json());
    }

    static JsonObject changed(Batch batch) {
        return JsonObject.with("kind", BATCH)
                .and("id", batch.id())
                .and("state", batch.state().name())
                .and("starts_at", batch.startsAt());
    }

    /** The batch after an entry; {@code before} is null when the entry creates it. */
    static Batch read(Fields entry, @Nullable Batch before) {
        String startsAt = entry.text("starts_at");
        Batch.State state = Batch.State.valueOf(entry.required("state"));
        Batch batch = before == null ? created(entry) : before;
        return batch.in(state, startsAt == null ? null : Instant.parse(startsAt));
    }

    private static Batch created(Fields entry) {
        List<Map<String, String>> contacts =
                entry.objects("contacts").stream().map(BatchEntries::row).toList();
        Batch.Contents contents = new Batch.Contents(
                entry.required("agent_id"),
                entry.strings("from_numbers"),
                entry.required("file_name"),
                contacts,
                Integer.parseInt(entry.required("rows")),
                RetryConfig.read(entry));
        return new Batch(entry.required("id"), contents, JournalEntries.at(entry), Batch.State.CREATED, null);
    }

    private static Map<String, String> row(Fields contact) {
        Map<String, String> row = new TreeMap<>();
        contact.members().forEach((column, cell) -> row.put(column, String.valueOf(cell)));
        return row;
    }
}
