package io.calltracking.client.bolna;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which executions of an agent to list, by when they were created. Checked when built, immutable.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/agent/v2/get_all_agent_executions">Bolna: list executions</a>
 */
public final class BolnaExecutionQuery {
    /** The longest time one list request may span. */
    static final Duration LONGEST_SPAN = Duration.ofDays(7);

    static final String OPERATION = "list executions";
    static final int LARGEST_PAGE = 50;

    private final Builder parts;

    private BolnaExecutionQuery(Builder parts) {
        this.parts = parts;
    }

    /**
     * Starts a query. The API requires both times.
     *
     * @param agentId whose executions
     * @param from created at or after, in milliseconds
     * @param to created at or before, in milliseconds
     * @return a query to be completed
     */
    public static Builder builder(String agentId, Instant from, Instant to) {
        return new Builder(agentId, from, to);
    }

    /** {@return whose executions} */
    public String agentId() {
        return parts.agentId;
    }

    /** {@return the earliest creation time} */
    public Instant from() {
        return parts.from;
    }

    /** {@return the latest creation time} */
    public Instant to() {
        return parts.to;
    }

    /** {@return which page, from 1} */
    public int pageNumber() {
        return parts.pageNumber;
    }

    /** {@return rows per page} */
    public int pageSize() {
        return parts.pageSize;
    }

    BolnaExecutionQuery window(Instant from, Instant to) {
        Builder window = parts.copy(from, to);
        window.pageNumber = 1;
        window.pageSize = LARGEST_PAGE;
        return new BolnaExecutionQuery(window);
    }

    BolnaExecutionQuery nextPage() {
        Builder next = parts.copy(parts.from, parts.to);
        next.pageNumber = parts.pageNumber + 1;
        return new BolnaExecutionQuery(next);
    }

    Operation<BolnaExecutionPage> operation() {
        if (Duration.between(parts.from, parts.to).compareTo(LONGEST_SPAN) > 0) {
            throw Bolna.invalid(OPERATION, "to", "must be at most 7 days after from; stream reads longer times");
        }
        return Bolna.read(OPERATION)
                .path("v2", "agent")
                .id("agentId", parts.agentId)
                .path("executions")
                .query("page_number", parts.pageNumber)
                .query("page_size", parts.pageSize)
                .query("from", utc(parts.from))
                .query("to", utc(parts.to))
                .query("status", parts.status)
                .query("call_type", parts.callType)
                .query("provider", parts.provider)
                .query("answered_by_voice_mail", parts.answeredByVoicemail)
                .query("batch_id", parts.batchId)
                .reading(json -> BolnaExecutionPage.read(this, json));
    }

    private static String utc(Instant instant) {
        String text = instant.toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    /** A query to be completed. Not thread-safe. */
    public static final class Builder {
        private final String agentId;
        private final Instant from;
        private final Instant to;
        private int pageNumber = 1;
        private int pageSize = 20;
        private @Nullable String status;
        private @Nullable String callType;
        private @Nullable String provider;
        private @Nullable Boolean answeredByVoicemail;
        private @Nullable String batchId;

        private Builder(String agentId, Instant from, Instant to) {
            this.agentId = Bolna.required(OPERATION, "agentId", agentId);
            this.from = Objects.requireNonNull(from, "from").truncatedTo(ChronoUnit.MILLIS);
            this.to = Objects.requireNonNull(to, "to").truncatedTo(ChronoUnit.MILLIS);
        }

        /**
         * Chooses a page. Ignored by {@link BolnaExecutions#stream}.
         *
         * @param value from 1, default 1
         * @return this builder
         */
        public Builder pageNumber(int value) {
            this.pageNumber = value;
            return this;
        }

        /**
         * Sets the rows per page. Ignored by {@link BolnaExecutions#stream}.
         *
         * @param value 1 to 50, default 20
         * @return this builder
         */
        public Builder pageSize(int value) {
            this.pageSize = value;
            return this;
        }

        /**
         * Keeps one status.
         *
         * @param value in Bolna's words, such as no-answer
         * @return this builder
         */
        public Builder status(String value) {
            this.status = value;
            return this;
        }

        /**
         * Keeps one direction.
         *
         * @param value inbound or outbound
         * @return this builder
         */
        public Builder callType(String value) {
            this.callType = value;
            return this;
        }

        /**
         * Keeps one telephony provider.
         *
         * @param value such as plivo, twilio, web-call
         * @return this builder
         */
        public Builder provider(String value) {
            this.provider = value;
            return this;
        }

        /**
         * Keeps calls that a machine answered, or did not.
         *
         * @param value which
         * @return this builder
         */
        public Builder answeredByVoicemail(boolean value) {
            this.answeredByVoicemail = value;
            return this;
        }

        /**
         * Keeps one batch.
         *
         * @param value its id
         * @return this builder
         */
        public Builder batchId(String value) {
            this.batchId = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the query
         * @throws InvalidFieldException naming the field at fault
         */
        public BolnaExecutionQuery build() {
            if (to.isBefore(from)) {
                throw Bolna.invalid(OPERATION, "to", "must not be before from");
            }
            if (pageNumber < 1) {
                throw Bolna.invalid(OPERATION, "pageNumber", "must be 1 or more");
            }
            if (pageSize < 1 || pageSize > LARGEST_PAGE) {
                throw Bolna.invalid(OPERATION, "pageSize", "must be between 1 and 50");
            }
            return new BolnaExecutionQuery(copy(from, to));
        }

        private Builder copy(Instant newFrom, Instant newTo) {
            Builder copy = new Builder(agentId, newFrom, newTo);
            copy.pageNumber = pageNumber;
            copy.pageSize = pageSize;
            copy.status = status;
            copy.callType = callType;
            copy.provider = provider;
            copy.answeredByVoicemail = answeredByVoicemail;
            copy.batchId = batchId;
            return copy;
        }
    }
}
