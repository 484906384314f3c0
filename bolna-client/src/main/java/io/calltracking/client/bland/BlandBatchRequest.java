package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls to be made together. Checked when made, immutable.
 *
 * @param defaults what all calls share
 * @param calls one or more; Bland does not say how many at most
 * @param description at most 60 characters; null for "Untitled Batch"
 * @param statusWebhook an https address that is told how the batch goes; null for none
 * @see <a href="https://docs.bland.ai/api-v2/post/batches">Bland: create batch</a>
 */
public record BlandBatchRequest(
        BlandBatchDefaults defaults,
        List<BlandBatchCall> calls,
        @Nullable String description,
        @Nullable String statusWebhook) {
    static final String OPERATION = "create batch";
    private static final int LONGEST_DESCRIPTION = 60;

    /**
     * Checks and copies.
     *
     * @param defaults what all calls share
     * @param calls one or more
     * @param description at most 60 characters, or null
     * @param statusWebhook an https address, or null
     * @throws InvalidFieldException naming the field at fault
     */
    public BlandBatchRequest {
        Check check = Bland.check(OPERATION);
        calls = List.copyOf(calls);
        if (calls.isEmpty()) {
            throw check.invalid("calls", "must be one or more");
        }
        if (description != null && (description.isBlank() || description.length() > LONGEST_DESCRIPTION)) {
            throw check.invalid("description", "must be 1 to 60 characters");
        }
        if (statusWebhook != null && !Bland.isHttps(statusWebhook)) {
            throw check.invalid("statusWebhook", "must be an https address");
        }
    }

    /**
     * Describes a batch without name or webhook.
     *
     * @param defaults what all calls share
     * @param calls one or more
     * @return the batch
     */
    public static BlandBatchRequest of(BlandBatchDefaults defaults, List<BlandBatchCall> calls) {
        return new BlandBatchRequest(defaults, calls, null, null);
    }

    Stream<OffsetDateTime> startTimes() {
        return Stream.concat(Stream.of(defaults.startTime()), calls.stream().map(BlandBatchCall::startTime))
                .flatMap(Optional::stream);
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("global", defaults.json());
        json.put("call_objects", calls.stream().map(BlandBatchCall::json).toList());
        if (description != null) {
            json.put("description", description);
        }
        if (statusWebhook != null) {
            json.put("status_webhook", statusWebhook);
        }
        return json;
    }

    /** {@return how many calls it has; no number} */
    @Override
    public String toString() {
        return "BlandBatchRequest[calls=" + calls.size() + ", defaults=" + defaults + "]";
    }
}
