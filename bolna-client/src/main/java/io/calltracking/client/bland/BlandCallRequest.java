package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.Redaction;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call to be sent. Checked when built, immutable. The API knows no idempotency key; what has to come back with the call
 * belongs into {@link Builder#metadata} and {@link Builder#externalId}.
 *
 * @see <a href="https://docs.bland.ai/api-v1/post/calls">Bland: send call</a>
 */
public final class BlandCallRequest {
    static final String OPERATION = "send call";

    private final String to;
    private final Map<String, @Nullable Object> json;
    private final @Nullable OffsetDateTime startTime;

    private BlandCallRequest(Builder from) {
        Check check = Bland.check(OPERATION);
        this.to = check.phoneNumber("to", from.to);
        this.json = from.checked(check);
        CallRules.requireDriver(check, from);
        this.startTime = from.startTime;
    }

    /**
     * Starts a request. It still needs a task, a pathway, an agent or a persona.
     *
     * @param to the number to call, E.164
     * @return a request to be completed
     */
    public static Builder builder(String to) {
        return new Builder(to);
    }

    /** {@return the number to call} */
    public String to() {
        return to;
    }

    /** {@return when to call, if not at once} */
    public Optional<OffsetDateTime> startTime() {
        return Optional.ofNullable(startTime);
    }

    /** {@return the id the application gives it} */
    public Optional<String> externalId() {
        return Optional.ofNullable((String) json.get("external_id"));
    }

    Map<String, @Nullable Object> json() {
        return json;
    }

    /** {@return the masked number, and which members are set} */
    @Override
    public String toString() {
        return "BlandCallRequest[to=" + Redaction.number(to) + ", members=" + json.keySet() + "]";
    }

    /** A call request to be completed. Not thread-safe. */
    public static final class Builder extends BlandReportOptions<Builder> {
        private final String to;

        private Builder(String to) {
            this.to = to;
            set("phone_number", to);
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Checks and builds.
         *
         * @return the request
         * @throws InvalidFieldException naming the field at fault
         */
        public BlandCallRequest build() {
            return new BlandCallRequest(this);
        }
    }
}
