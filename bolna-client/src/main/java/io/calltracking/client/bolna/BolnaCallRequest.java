package io.calltracking.client.bolna;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Json;
import io.calltracking.client.internal.Redaction;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to be placed, see <a href="https://www.bolna.ai/docs/api-reference/calls/make">POST /call</a>. Checked when built,
 * immutable. The API takes no webhook address, tag or idempotency key per call; what has to come back with the call belongs
 * into {@link Builder#userData}, which the execution echoes.
 */
public final class BolnaCallRequest {
    static final String OPERATION = "place call";

    private final String agentId;
    private final String to;
    private final @Nullable String from;
    private final @Nullable OffsetDateTime scheduledAt;
    private final Map<String, @Nullable Object> userData;
    private final @Nullable String voiceId;
    private final @Nullable BolnaRetryConfig retryConfig;
    private final @Nullable Boolean bypassCallGuardrails;

    private BolnaCallRequest(Builder from) {
        this.agentId = Bolna.required(OPERATION, "agentId", from.agentId);
        this.to = Bolna.phoneNumber(OPERATION, "to", from.to);
        this.from = from.from == null ? null : Bolna.phoneNumber(OPERATION, "from", from.from);
        this.scheduledAt = from.scheduledAt;
        this.voiceId = from.voiceId == null ? null : Bolna.required(OPERATION, "voiceId", from.voiceId);
        this.retryConfig = from.retryConfig;
        this.bypassCallGuardrails = from.bypassCallGuardrails;
        try {
            this.userData = Json.freezeObject(from.userData);
        } catch (IllegalArgumentException e) {
            throw Bolna.invalid(OPERATION, "userData", String.valueOf(e.getMessage()));
        }
    }

    /**
     * Starts a request.
     *
     * @param agentId the agent that speaks
     * @param to the number to call, E.164
     * @return a request to be completed
     */
    public static Builder builder(String agentId, String to) {
        return new Builder(agentId, to);
    }

    /** {@return the agent that speaks} */
    public String agentId() {
        return agentId;
    }

    /** {@return the number to call} */
    public String to() {
        return to;
    }

    /** {@return the number to call from, if chosen} */
    public Optional<String> from() {
        return Optional.ofNullable(from);
    }

    /** {@return the variables for the agent's prompt; unmodifiable} */
    public Map<String, @Nullable Object> userData() {
        return userData;
    }

    /** {@return when to call, if not at once} */
    public Optional<OffsetDateTime> scheduledAt() {
        return Optional.ofNullable(scheduledAt);
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("agent_id", agentId);
        json.put("recipient_phone_number", to);
        put(json, "from_phone_number", from);
        put(json, "scheduled_at", scheduledAt == null ? null : Bolna.time(scheduledAt));
        put(json, "user_data", userData.isEmpty() ? null : userData);
        put(json, "agent_data", voiceId == null ? null : Map.of("voice_id", voiceId));
        put(json, "retry_config", retryConfig == null ? null : retryConfig.json());
        put(json, "bypass_call_guardrails", bypassCallGuardrails);
        return json;
    }

    private static void put(Map<String, @Nullable Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    /** {@return agent and masked number} */
    @Override
    public String toString() {
        return "BolnaCallRequest[agentId=" + agentId + ", to=" + Redaction.number(to) + "]";
    }

    /** A call request to be completed. Not thread-safe. */
    public static final class Builder {
        private final String agentId;
        private final String to;
        private @Nullable String from;
        private @Nullable OffsetDateTime scheduledAt;
        private Map<String, ? extends @Nullable Object> userData = Map.of();
        private @Nullable String voiceId;
        private @Nullable BolnaRetryConfig retryConfig;
        private @Nullable Boolean bypassCallGuardrails;

        private Builder(String agentId, String to) {
            this.agentId = agentId;
            this.to = to;
        }

        /**
         * Calls from a number of the account. Without it Bolna takes the account's default or one of its own.
         *
         * @param value E.164
         * @return this builder
         */
        public Builder from(String value) {
            this.from = Objects.requireNonNull(value, "from");
            return this;
        }

        /**
         * Calls later. Sent in whole seconds with its numeric offset, never {@code Z}, which the API answers with HTTP 500.
         * Placing checks that it is at least two minutes ahead.
         *
         * @param value when to call
         * @return this builder
         */
        public Builder scheduledAt(OffsetDateTime value) {
            this.scheduledAt = Objects.requireNonNull(value, "scheduledAt");
            return this;
        }

        /**
         * Sets variables for the agent's prompt; the execution echoes them as {@link BolnaExecution#recipientData()}.
         *
         * @param value texts, numbers, booleans, lists and maps; copied when built
         * @return this builder
         */
        public Builder userData(Map<String, ? extends @Nullable Object> value) {
            this.userData = Objects.requireNonNull(value, "userData");
            return this;
        }

        /**
         * Speaks with another voice of the agent's own speech provider.
         *
         * @param value the voice's id
         * @return this builder
         */
        public Builder voiceId(String value) {
            this.voiceId = Objects.requireNonNull(value, "voiceId");
            return this;
        }

        /**
         * Lets Bolna itself dial again when nobody answered. It then uses the same execution id: a call that had ended may
         * come back to life.
         *
         * @param value when and how often
         * @return this builder
         */
        public Builder retryConfig(BolnaRetryConfig value) {
            this.retryConfig = Objects.requireNonNull(value, "retryConfig");
            return this;
        }

        /**
         * Ignores the agent's calling hours.
         *
         * @param value default false
         * @return this builder
         */
        public Builder bypassCallGuardrails(boolean value) {
            this.bypassCallGuardrails = value;
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the request
         * @throws InvalidFieldException naming the field at fault
         */
        public BolnaCallRequest build() {
            return new BolnaCallRequest(this);
        }
    }
}
