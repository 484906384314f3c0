package io.calltracking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A call to be placed: immutable, and checked when it is built. */
public final class CallRequest {
    /** The owner of calls whose request names none. */
    public static final String DEFAULT_OWNER = "default";

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int MAX_ID_LENGTH = 200;

    private final CallSpec spec;
    private final @Nullable String provider;
    private final boolean refuseWhenFull;

    private CallRequest(CallSpec spec, Builder builder) {
        this.spec = spec;
        this.provider = builder.provider;
        this.refuseWhenFull = builder.refuseWhenFull;
    }

    /** Starts a request to call this number, E.164 with a leading plus: {@code +919876543210}. */
    public static Builder to(String number) {
        return new Builder(number);
    }

    /** What is asked for. */
    public CallSpec spec() {
        return spec;
    }

    /** The name of the provider to use, null for the tracker's only or first one. */
    public @Nullable String provider() {
        return provider;
    }

    /** Whether the call shall rather not be made than wait for a slot. */
    public boolean isRefusedWhenFull() {
        return refuseWhenFull;
    }

    @Override
    public String toString() {
        return "CallRequest[" + spec + "]";
    }

    /** Collects the parts of a request. Not thread-safe. */
    public static final class Builder {
        private final String to;
        private String owner = DEFAULT_OWNER;
        private @Nullable String provider;
        private @Nullable String from;
        private @Nullable String agent;
        private @Nullable String contact;
        private @Nullable String phoneNumberId;
        private @Nullable Duration maxDuration;
        private @Nullable Instant scheduledAt;
        private @Nullable Duration maxWait;
        private boolean refuseWhenFull;
        private @Nullable Duration pollInterval;
        private @Nullable String idempotencyKey;
        private Map<String, ? extends @Nullable Object> variables = Map.of();
        private Map<String, ? extends @Nullable Object> metadata = Map.of();

        private Builder(String to) {
            this.to = to;
        }

        /** The tenant or user the call belongs to; {@value #DEFAULT_OWNER} when not set. */
        public Builder owner(String owner) {
            this.owner = owner;
            return this;
        }

        /** The name of the provider, {@code bolna} say; only needed when the tracker has several. */
        public Builder provider(String provider) {
            this.provider = provider;
            return this;
        }

        /** The number shown to the callee, E.164; the provider chooses when not set. */
        public Builder from(String number) {
            this.from = number;
            return this;
        }

        /** The provider's id of the assistant that speaks. */
        public Builder agent(String agentId) {
            this.agent = agentId;
            return this;
        }

        /** The app's id of the lead that is called. */
        public Builder contact(String contactId) {
            this.contact = contactId;
            return this;
        }

        /** The app's or provider's id of the caller number, kept with the call. */
        public Builder phoneNumberId(String phoneNumberId) {
            this.phoneNumberId = phoneNumberId;
            return this;
        }

        /** The longest talk allowed; sent where the provider takes such a limit. */
        public Builder maxDuration(Duration maxDuration) {
            this.maxDuration = maxDuration;
            return this;
        }

        /** When the provider shall dial; at once when not set. */
        public Builder scheduledAt(Instant scheduledAt) {
            this.scheduledAt = scheduledAt;
            return this;
        }

        /**
         * How long the call may wait in our queue, for a slot or for the end of another call to the same number; then it
         * fails as {@link Failure#EXPIRED}. As long as it takes when not set.
         */
        public Builder maxWait(Duration maxWait) {
            this.maxWait = maxWait;
            return this;
        }

        /**
         * No waiting for a slot: when none is free the request is refused with {@link ErrorCode#NO_SLOT}, and nothing is
         * stored.
         */
        public Builder refuseWhenFull() {
            this.refuseWhenFull = true;
            return this;
        }

        /**
         * How often to look at this call while no news of it comes, instead of the interval of its owner's schedule; kept
         * with the call, so it holds on every instance. Not shorter than a millisecond, and in effect not than a tick of
         * the poller, half a second.
         */
        public Builder pollInterval(Duration interval) {
            this.pollInterval = interval;
            return this;
        }

        /**
         * The app's own name of this request, unique for its owner. A second request with the same key places nothing
         * and gives the first call.
         */
        public Builder idempotencyKey(String key) {
            this.idempotencyKey = key;
            return this;
        }

        /** What the agent may use in its prompt; copied. Values as in {@link JsonText}. */
        public Builder variables(Map<String, ? extends @Nullable Object> variables) {
            this.variables = variables;
            return this;
        }

        /** The app's own data, kept with the call and sent nowhere; copied. Values as in {@link JsonText}. */
        public Builder metadata(Map<String, ? extends @Nullable Object> metadata) {
            this.metadata = metadata;
            return this;
        }

        /**
         * The request.
         *
         * @throws CallTrackingException with {@link ErrorCode#VALIDATION_ERROR} naming the first field at fault
         */
        public CallRequest build() {
            checkNumber("to", to);
            if (from != null) {
                checkNumber("from", from);
            }
            checkId("owner", owner);
            checkId("agent", agent);
            checkId("contact", contact);
            checkId("phoneNumberId", phoneNumberId);
            checkId("idempotencyKey", idempotencyKey);
            checkDuration("maxDuration", maxDuration);
            checkDuration("maxWait", maxWait);
            if (pollInterval != null && pollInterval.toMillis() < 1) {
                throw CallTrackingException.invalid(
                        "pollInterval", "must be at least a millisecond, is " + pollInterval);
            }
            CallSpec spec = new CallSpec(
                    owner,
                    to,
                    from,
                    agent,
                    contact,
                    phoneNumberId,
                    null,
                    1,
                    Direction.OUTBOUND,
                    maxDuration,
                    scheduledAt,
                    maxWait,
                    pollInterval == null ? null : pollInterval.truncatedTo(ChronoUnit.MILLIS),
                    checkMap("variables", variables),
                    checkMap("metadata", metadata),
                    idempotencyKey);
            return new CallRequest(spec, this);
        }

        private static void checkNumber(String field, String number) {
            if (!E164.matcher(number).matches()) {
                throw CallTrackingException.invalid(
                        field,
                        "must be a number in E.164 form such as +919876543210, has "
                                + (number.startsWith("+")
                                        ? number.length() - 1 + " characters after the plus"
                                        : "no leading plus"));
            }
        }

        private static void checkDuration(String field, @Nullable Duration duration) {
            if (duration != null && (duration.isNegative() || duration.isZero())) {
                throw CallTrackingException.invalid(field, "must be longer than zero, is " + duration);
            }
        }

        private static void checkId(String field, @Nullable String id) {
            if (id != null && (id.isBlank() || id.length() > MAX_ID_LENGTH)) {
                throw CallTrackingException.invalid(
                        field,
                        "must have 1 to " + MAX_ID_LENGTH + " characters, has "
                                + id.strip().length());
            }
        }

        private static Map<String, @Nullable Object> checkMap(
                String field, Map<String, ? extends @Nullable Object> map) {
            try {
                return JsonText.normal(map);
            } catch (IllegalArgumentException e) {
                throw CallTrackingException.invalid(field, String.valueOf(e.getMessage()));
            }
        }
    }
}
