package io.calltracking.client.twilio;

import io.calltracking.client.InvalidFieldException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which calls to list. Checked when built, immutable.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources">Twilio: list calls</a>
 */
public final class TwilioCallQuery {
    static final String OPERATION = "list calls";
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final List<Map.Entry<String, String>> parameters;

    private TwilioCallQuery(Map<String, String> parameters) {
        this.parameters = parameters.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** {@return a query for all calls, to be narrowed} */
    public static Builder builder() {
        return new Builder();
    }

    List<Map.Entry<String, String>> parameters() {
        return parameters;
    }

    /** {@return the names of the filters} */
    @Override
    public String toString() {
        return "TwilioCallQuery" + parameters.stream().map(Map.Entry::getKey).toList();
    }

    /** A query to be completed. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> parameters = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Keeps calls to a number, SIP address or client.
         *
         * @param value as given when placing
         * @return this builder
         * @throws InvalidFieldException if it is none
         */
        public Builder to(String value) {
            return put("To", Twilio.party(OPERATION, "to", value));
        }

        /**
         * Keeps calls from a number, SIP address or client.
         *
         * @param value as given when placing
         * @return this builder
         * @throws InvalidFieldException if it is none
         */
        public Builder from(String value) {
            return put("From", Twilio.party(OPERATION, "from", value));
        }

        /**
         * Keeps the legs of a call.
         *
         * @param value CA…
         * @return this builder
         * @throws InvalidFieldException if it is not a call's sid
         */
        public Builder parentCallSid(String value) {
            return put("ParentCallSid", Twilio.sid(OPERATION, "parentCallSid", "CA", value));
        }

        /**
         * Keeps one status.
         *
         * @param value neither initiated, which the API never says, nor unknown
         * @return this builder
         * @throws InvalidFieldException if it is one of these
         */
        public Builder status(TwilioStatus.Kind value) {
            if (value == TwilioStatus.Kind.INITIATED || value == TwilioStatus.Kind.UNKNOWN) {
                throw Twilio.invalid(OPERATION, "status", "must be one that the API says");
            }
            return put("Status", Twilio.word(value));
        }

        /**
         * Keeps calls started on a day. Calls that have not been dialed yet have no start and are left out.
         *
         * @param day in UTC
         * @return this builder
         */
        public Builder startedOn(LocalDate day) {
            return put("StartTime", day.toString());
        }

        /**
         * Keeps calls started at a time or later.
         *
         * @param time sent in whole seconds, rounded down
         * @return this builder
         */
        public Builder startedFrom(Instant time) {
            return put("StartTime>", SECONDS.format(time));
        }

        /**
         * Keeps calls started before a time.
         *
         * @param time sent in whole seconds, rounded up
         * @return this builder
         */
        public Builder startedBefore(Instant time) {
            return put("StartTime<", SECONDS.format(up(time)));
        }

        /**
         * Keeps calls ended on a day.
         *
         * @param day in UTC
         * @return this builder
         */
        public Builder endedOn(LocalDate day) {
            return put("EndTime", day.toString());
        }

        /**
         * Keeps calls ended at a time or later.
         *
         * @param time sent in whole seconds, rounded down
         * @return this builder
         */
        public Builder endedFrom(Instant time) {
            return put("EndTime>", SECONDS.format(time));
        }

        /**
         * Keeps calls ended before a time.
         *
         * @param time sent in whole seconds, rounded up
         * @return this builder
         */
        public Builder endedBefore(Instant time) {
            return put("EndTime<", SECONDS.format(up(time)));
        }

        /**
         * Sets the rows per page.
         *
         * @param value 1 to 1000, default 50
         * @return this builder
         * @throws InvalidFieldException if it is not
         */
        public Builder pageSize(int value) {
            if (value < 1 || value > 1000) {
                throw Twilio.invalid(OPERATION, "pageSize", "must be between 1 and 1000");
            }
            return put("PageSize", Integer.toString(value));
        }

        /**
         * Builds.
         *
         * @return the query
         */
        public TwilioCallQuery build() {
            return new TwilioCallQuery(parameters);
        }

        private Builder put(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        private static Instant up(Instant time) {
            Instant down = time.truncatedTo(ChronoUnit.SECONDS);
            return down.equals(time) ? down : down.plusSeconds(1);
        }
    }
}
