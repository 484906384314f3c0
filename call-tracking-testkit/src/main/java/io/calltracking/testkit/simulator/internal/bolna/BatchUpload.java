package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.Draws;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a batch of an upload, and calls of its rows. */
record BatchUpload(BolnaSettings.Account account, Draws draws) {

    private static final String NUMBER = "contact_number";

    /** Reads the form of the n-th batch. */
    Batch read(Multipart form, int nth, Instant now) {
        String agentId = form.text("agent_id");
        Multipart.Part file = form.part("file");
        if (agentId == null) {
            throw Refused.badRequest("agent_id is required");
        }
        if (file == null) {
            throw Refused.badRequest("file is required");
        }
        List<Map<String, String>> rows = Csv.rows(file.content());
        List<Map<String, String>> valid = rows.stream()
                .filter(row -> PlaceCall.dialable(row.getOrDefault(NUMBER, "")))
                .toList();
        if (!rows.isEmpty() && !rows.get(0).containsKey(NUMBER)) {
            throw Refused.badRequest(NUMBER + " column is required");
        }
        List<String> from = form.all("from_phone_numbers");
        if (!account.numbers().containsAll(from)) {
            throw Refused.badRequest("Invalid from_phone_number");
        }
        String id = Draws.uuid(draws.source("batch", agentId, nth)).replace("-", "");
        String fileName = file.fileName() == null ? "recipients.csv" : file.fileName();
        List<String> numbers = from.isEmpty() ? account.numbers().subList(0, 1) : from;
        Batch.Contents contents =
                new Batch.Contents(agentId, numbers, fileName, valid, rows.size(), retry(form.text("retry_config")));
        return new Batch(id, contents, now, Batch.State.CREATED, null);
    }

    /** The call of one row; the first of the batch's numbers calls. */
    CallOrder order(Batch batch, Map<String, String> contact, Instant start) {
        Map<String, Object> data = new LinkedHashMap<>(contact);
        data.remove(NUMBER);
        return new CallOrder(
                batch.contents().agentId(),
                contact.getOrDefault(NUMBER, ""),
                batch.contents().fromNumbers().get(0),
                Collections.unmodifiableMap(data),
                start,
                batch.contents().retry(),
                batch.id());
    }

    /** In a form the retry config is JSON in a text. */
    private static @Nullable RetryConfig retry(@Nullable String config) {
        return config == null ? null : RetryConfig.read(Fields.ofBody("{\"retry_config\":" + config + "}"));
    }
}
