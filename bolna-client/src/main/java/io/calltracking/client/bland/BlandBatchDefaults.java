package io.calltracking.client.bland;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a batch share ({@code global}). Checked when built, immutable.
 *
 * @see <a href="https://docs.bland.ai/api-v2/post/batches">Bland: create batch</a>
 */
public final class BlandBatchDefaults {
    private final Map<String, @Nullable Object> json;
    private final @Nullable OffsetDateTime startTime;

    private BlandBatchDefaults(Builder from) {
        Check check = Bland.check(BlandBatchRequest.OPERATION);
        this.json = from.checked(check);
        if (json.containsKey("phone_number")) {
            throw check.invalid("extra", "must not hold a phone_number, which is each call's own");
        }
        CallRules.requireDriver(check, from);
        this.startTime = from.startTime;
    }

    /** {@return defaults to be completed; they need a task, a pathway, an agent or a persona} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return when to call, if not at once} */
    public Optional<OffsetDateTime> startTime() {
        return Optional.ofNullable(startTime);
    }

    Map<String, @Nullable Object> json() {
        return json;
    }

    /** {@return which members are set} */
    @Override
    public String toString() {
        return "BlandBatchDefaults[members=" + json.keySet() + "]";
    }

    /** Defaults to be completed. Not thread-safe. */
    public static final class Builder extends BlandReportOptions<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        @Override
        String time(OffsetDateTime value) {
            return Bland.batchTime(value);
        }

        /**
         * Checks and builds.
         *
         * @return the defaults
         * @throws InvalidFieldException naming the field at fault
         */
        public BlandBatchDefaults build() {
            return new BlandBatchDefaults(this);
        }
    }
}
