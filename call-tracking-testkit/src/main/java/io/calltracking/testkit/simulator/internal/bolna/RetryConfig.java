package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When the provider dials again by itself. */
record RetryConfig(int maxRetries, List<String> onStatuses, boolean onVoicemail, List<Integer> intervalsMinutes) {

    private static final List<String> DEFAULT_STATUSES = List.of("no-answer", "busy", "failed");
    private static final List<Integer> DEFAULT_INTERVALS = List.of(30, 60, 120);

    /** The config in a request or journal; null when it is absent or not enabled. */
    static @Nullable RetryConfig read(Fields request) {
        Fields config = request.fields("retry_config");
        if (config == null || !Boolean.TRUE.equals(config.get("enabled"))) {
            return null;
        }
        int maxRetries = config.get("max_retries") instanceof Number number ? number.intValue() : 3;
        if (maxRetries < 1 || maxRetries > 3) {
            throw Refused.badRequest("max_retries must be between 1 and 3");
        }
        List<String> statuses = config.strings("retry_on_statuses");
        List<Integer> intervals = config.integers("retry_intervals_minutes");
        return new RetryConfig(
                maxRetries,
                statuses.isEmpty() ? DEFAULT_STATUSES : statuses,
                Boolean.TRUE.equals(config.get("retry_on_voicemail")),
                intervals.isEmpty() ? DEFAULT_INTERVALS : intervals);
    }

    /** Minutes to wait before retry number {@code retry}, from 1; the last interval repeats. */
    int minutesBefore(int retry) {
        return intervalsMinutes.get(Math.min(retry, intervalsMinutes.size()) - 1);
    }

    Map<String, @Nullable Object> json() {
        return JsonObject.with("enabled", true)
                .and("max_retries", maxRetries)
                .and("retry_on_statuses", onStatuses)
                .and("retry_on_voicemail", onVoicemail)
                .and("retry_intervals_minutes", intervalsMinutes)
                .members();
    }
}
