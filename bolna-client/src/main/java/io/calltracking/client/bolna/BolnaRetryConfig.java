package io.calltracking.client.bolna;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.JsonFields;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When Bolna itself dials again, see <a href="https://www.bolna.ai/docs/guides/outbound/auto-retry">auto-retry</a>. Immutable.
 *
 * @param enabled whether it does
 * @param maxRetries how often at most, after the first attempt
 * @param retryOnStatuses after which statuses, in Bolna's words
 * @param retryOnVoicemail whether also after a voicemail answered
 * @param retryIntervals pauses before the first, second and third repeat; whole minutes
 */
public record BolnaRetryConfig(
        boolean enabled,
        int maxRetries,
        List<String> retryOnStatuses,
        boolean retryOnVoicemail,
        List<Duration> retryIntervals) {
    private static final String OPERATION = "set up auto-retry";
    private static final Set<String> RETRYABLE = Set.of("no-answer", "busy", "failed", "error");
    private static final List<String> DEFAULT_STATUSES = List.of("no-answer", "busy", "failed");
    private static final List<Duration> DEFAULT_INTERVALS =
            List.of(Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(120));

    /**
     * Copies the lists.
     *
     * @param enabled whether it does
     * @param maxRetries how often at most, after the first attempt
     * @param retryOnStatuses after which statuses, in Bolna's words
     * @param retryOnVoicemail whether also after a voicemail answered
     * @param retryIntervals pauses before the first, second and third repeat; whole minutes
     */
    public BolnaRetryConfig {
        retryOnStatuses = List.copyOf(retryOnStatuses);
        retryIntervals = List.copyOf(retryIntervals);
    }

    /** {@return an enabled configuration to be changed, with Bolna's defaults: 3 retries after 30, 60 and 120 minutes} */
    public static Builder builder() {
        return new Builder();
    }

    static BolnaRetryConfig read(JsonFields fields) {
        List<Duration> intervals = new ArrayList<>();
        for (Object minutes : fields.list("retry_intervals_minutes")) {
            if (minutes instanceof BigDecimal number && number.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0) {
                intervals.add(Duration.ofMinutes(number.longValue()));
            }
        }
        Integer most = fields.integer("max_retries");
        return new BolnaRetryConfig(
                Boolean.TRUE.equals(fields.flag("enabled")),
                most == null ? DEFAULT_INTERVALS.size() : most,
                fields.has("retry_on_statuses") ? fields.texts("retry_on_statuses") : DEFAULT_STATUSES,
                Boolean.TRUE.equals(fields.flag("retry_on_voicemail")),
                intervals.isEmpty() ? DEFAULT_INTERVALS : intervals);
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("enabled", enabled);
        json.put("max_retries", maxRetries);
        json.put("retry_on_statuses", retryOnStatuses);
        json.put("retry_on_voicemail", retryOnVoicemail);
        json.put(
                "retry_intervals_minutes",
                retryIntervals.stream().map(Duration::toMinutes).toList());
        return json;
    }

    /** Settings of a {@link BolnaRetryConfig}. Not thread-safe. */
    public static final class Builder {
        private boolean enabled = true;
        private int maxRetries = DEFAULT_INTERVALS.size();
        private List<String> statuses = DEFAULT_STATUSES;
        private boolean onVoicemail;
        private List<Duration> intervals = DEFAULT_INTERVALS;

        private Builder() {}

        /**
         * Switches auto-retry on or off.
         *
         * @param value default true
         * @return this builder
         */
        public Builder enabled(boolean value) {
            this.enabled = value;
            return this;
        }

        /**
         * Limits the repeats.
         *
         * @param value 1 to 3, default 3
         * @return this builder
         */
        public Builder maxRetries(int value) {
            this.maxRetries = value;
            return this;
        }

        /**
         * Names the statuses to repeat after.
         *
         * @param values of no-answer, busy, failed, error; default the first three
         * @return this builder
         */
        public Builder retryOnStatuses(String... values) {
            this.statuses = List.of(values);
            return this;
        }

        /**
         * Repeats also after a voicemail.
         *
         * @param value default false
         * @return this builder
         */
        public Builder retryOnVoicemail(boolean value) {
            this.onVoicemail = value;
            return this;
        }

        /**
         * Sets the pauses.
         *
         * @param values whole minutes, positive; default 30, 60, 120 minutes
         * @return this builder
         */
        public Builder retryIntervals(Duration... values) {
            this.intervals = List.of(values);
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the configuration
         * @throws InvalidFieldException naming the setting at fault
         */
        public BolnaRetryConfig build() {
            if (maxRetries < 1 || maxRetries > 3) {
                throw Bolna.invalid(OPERATION, "maxRetries", "must be 1, 2 or 3");
            }
            if (statuses.isEmpty() || !RETRYABLE.containsAll(statuses)) {
                throw Bolna.invalid(OPERATION, "retryOnStatuses", "must be some of no-answer, busy, failed, error");
            }
            if (intervals.isEmpty() || !intervals.stream().allMatch(Builder::isWholeMinutes)) {
                throw Bolna.invalid(OPERATION, "retryIntervals", "must be whole minutes, positive");
            }
            return new BolnaRetryConfig(enabled, maxRetries, statuses, onVoicemail, intervals);
        }

        private static boolean isWholeMinutes(Duration interval) {
            return interval.toMinutes() > 0 && interval.equals(Duration.ofMinutes(interval.toMinutes()));
        }
    }
}
