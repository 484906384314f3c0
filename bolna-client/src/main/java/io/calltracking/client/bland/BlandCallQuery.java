package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to list. Checked when built, immutable.
 *
 * @see <a href="https://docs.bland.ai/api-v1/get/calls">Bland: list calls</a>
 */
public final class BlandCallQuery {
    static final String OPERATION = "list calls";
    static final int MOST_ROWS = 1000;

    private final Map<String, String> parts;
    private final @Nullable Instant createdTo;
    private final int firstRow;
    private final int rows;

    private BlandCallQuery(Map<String, String> parts, @Nullable Instant createdTo, int firstRow, int rows) {
        this.parts = Map.copyOf(parts);
        this.createdTo = createdTo;
        this.firstRow = firstRow;
        this.rows = rows;
    }

    /** {@return a query for all calls, newest first, to be narrowed} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return how many rows are left out at the beginning} */
    public int firstRow() {
        return firstRow;
    }

    /** {@return how many rows are read at most} */
    public int rows() {
        return rows;
    }

    /** The same from its beginning and oldest first, so that calls made meanwhile do not move the rows. */
    BlandCallQuery forStream() {
        Map<String, String> stream = new LinkedHashMap<>(parts);
        stream.put("ascending", "true");
        if (createdTo != null) {
            stream.put("end_date", Builder.time(createdTo.plus(1, ChronoUnit.DAYS)));
        }
        return new BlandCallQuery(stream, createdTo, 0, rows);
    }

    BlandCallQuery from(int row) {
        return new BlandCallQuery(parts, createdTo, row, rows);
    }

    boolean reaches(BlandCall call) {
        Instant created = call.createdAt();
        return createdTo == null || created == null || !created.isAfter(createdTo);
    }

    Operation<BlandCallPage> operation() {
        Operation.Draft draft = Operation.of(Bland.NAME, OPERATION, Kind.READ).path("v1", "calls");
        parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(part -> draft.query(part.getKey(), part.getValue()));
        // Numbers of rows, not of telephones: those are from_number and to_number.
        return draft.query("from", firstRow)
                .query("to", firstRow + rows)
                .query("limit", rows)
                .reading(BlandCallPage::read);
    }

    /** A query to be completed. Not thread-safe. */
    public static final class Builder {
        private static final Check CHECK = Bland.check(OPERATION);
        private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

        private final Map<String, String> parts = new LinkedHashMap<>();
        private @Nullable Instant createdTo;
        private int firstRow;
        private int rows = MOST_ROWS;

        private Builder() {}

        /**
         * Keeps calls to a number.
         *
         * @param value as the call shows it
         * @return this builder
         */
        public Builder toNumber(String value) {
            put("to_number", value);
            return this;
        }

        /**
         * Keeps calls from a number.
         *
         * @param value as the call shows it
         * @return this builder
         */
        public Builder fromNumber(String value) {
            put("from_number", value);
            return this;
        }

        /**
         * Keeps calls made at a time or later.
         *
         * @param value in milliseconds
         * @return this builder
         */
        public Builder createdFrom(Instant value) {
            parts.put("start_date", time(value));
            return this;
        }

        /**
         * Keeps calls made until a time. Bland documents it as inclusive, which has been doubted: {@link BlandCalls#stream} asks for
         * a day more and leaves out what is too late.
         *
         * @param value in milliseconds
         * @return this builder
         */
        public Builder createdTo(Instant value) {
            parts.put("end_date", time(value));
            createdTo = value;
            return this;
        }

        /**
         * Keeps calls changed on a day or later.
         *
         * @param value in UTC
         * @return this builder
         */
        public Builder updatedFrom(LocalDate value) {
            parts.put("update_start_date", value.toString());
            return this;
        }

        /**
         * Keeps calls changed until a day.
         *
         * @param value in UTC
         * @return this builder
         */
        public Builder updatedTo(LocalDate value) {
            parts.put("update_end_date", value.toString());
            return this;
        }

        /**
         * Keeps calls that are over, or not.
         *
         * @param value which
         * @return this builder
         */
        public Builder completed(boolean value) {
            parts.put("completed", Boolean.toString(value));
            return this;
        }

        /**
         * Keeps one direction.
         *
         * @param value true for calls to the agent
         * @return this builder
         */
        public Builder inbound(boolean value) {
            parts.put("inbound", Boolean.toString(value));
            return this;
        }

        /**
         * Keeps one batch.
         *
         * @param value its id
         * @return this builder
         */
        public Builder batchId(String value) {
            put("batch_id", value);
            return this;
        }

        /**
         * Keeps one campaign.
         *
         * @param value its id
         * @return this builder
         */
        public Builder campaignId(String value) {
            put("campaign_id", value);
            return this;
        }

        /**
         * Keeps who answered.
         *
         * @param value in Bland's words, such as human
         * @return this builder
         */
        public Builder answeredBy(String value) {
            put("answered_by", value);
            return this;
        }

        /**
         * Keeps calls longer than this; sent in minutes.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder longerThan(Duration value) {
            parts.put("duration_gt", minutes("longerThan", value));
            return this;
        }

        /**
         * Keeps calls shorter than this; sent in minutes.
         *
         * @param value not negative
         * @return this builder
         */
        public Builder shorterThan(Duration value) {
            parts.put("duration_lt", minutes("shorterThan", value));
            return this;
        }

        /**
         * Sorts by time of creation, oldest first. Ignored by {@link BlandCalls#stream}, which always does.
         *
         * @param value default false
         * @return this builder
         */
        public Builder ascending(boolean value) {
            parts.put("ascending", Boolean.toString(value));
            return this;
        }

        /**
         * Leaves out rows at the beginning. Ignored by {@link BlandCalls#stream}.
         *
         * @param value 0 or more, default 0
         * @return this builder
         */
        public Builder firstRow(int value) {
            firstRow = value;
            return this;
        }

        /**
         * Sets how many rows to read, for streams at a time.
         *
         * @param value 1 to 1000, default 1000
         * @return this builder
         */
        public Builder rows(int value) {
            rows = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the query
         * @throws InvalidFieldException naming the field at fault
         */
        public BlandCallQuery build() {
            if (firstRow < 0 || firstRow > Integer.MAX_VALUE - MOST_ROWS) {
                throw CHECK.invalid("firstRow", "must be 0 or more");
            }
            if (rows < 1 || rows > MOST_ROWS) {
                throw CHECK.invalid("rows", "must be between 1 and 1000");
            }
            return new BlandCallQuery(parts, createdTo, firstRow, rows);
        }

        private void put(String name, String value) {
            parts.put(name, Objects.requireNonNull(value, name));
        }

        private static String time(Instant time) {
            return time.truncatedTo(ChronoUnit.MILLIS).toString();
        }

        private static String minutes(String field, Duration duration) {
            if (duration.isNegative()) {
                throw CHECK.invalid(field, "must not be negative");
            }
            return BigDecimal.valueOf(duration.toMillis())
                    .divide(MILLIS_PER_MINUTE, 6, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
    }
}
