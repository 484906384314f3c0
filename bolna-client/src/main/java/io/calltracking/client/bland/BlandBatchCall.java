package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.Redaction;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of a batch; what it does not set comes from the batch's {@link BlandBatchDefaults}. Checked when built, immutable.
 *
 * @see <a href="https://docs.bland.ai/api-v2/post/batches">Bland: create batch</a>
 */
public final class BlandBatchCall {
    private final String to;
    private final Map<String, @Nullable Object> json;
    private final @Nullable OffsetDateTime startTime;

    private BlandBatchCall(Builder from) {
        Check check = Bland.check(BlandBatchRequest.OPERATION);
        this.to = check.phoneNumber("to", from.to);
        this.json = from.checked(check);
        this.startTime = from.startTime;
    }

    /**
     * Starts a call.
     *
     * @param to the number to call, E.164
     * @return a call to be completed
     */
    public static Builder builder(String to) {
        return new Builder(to);
    }

    /** {@return the number to call} */
    public String to() {
        return to;
    }

    /** {@return when to call, if not with the batch} */
    public Optional<OffsetDateTime> startTime() {
        return Optional.ofNullable(startTime);
    }

    Map<String, @Nullable Object> json() {
        return json;
    }

    /** {@return the masked number, and which members are set} */
    @Override
    public String toString() {
        return "BlandBatchCall[to=" + Redaction.number(to) + ", members=" + json.keySet() + "]";
    }

    /** A call of a batch to be completed. Not thread-safe. */
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

        @Override
        String time(OffsetDateTime value) {
            return Bland.batchTime(value);
        }

        /**
         * Chooses the call's id beforehand. The account must be entitled to it.
         *
         * @param value a version 7 UUID
         * @return this builder
         */
        public Builder callId(UUID value) {
            return set("b_cid", value.toString(), value.version() == 7, "must be a version 7 UUID");
        }

        /**
         * Checks and builds.
         *
         * @return the call
         * @throws InvalidFieldException naming the field at fault
         */
        public BlandBatchCall build() {
            return new BlandBatchCall(this);
        }
    }
}
