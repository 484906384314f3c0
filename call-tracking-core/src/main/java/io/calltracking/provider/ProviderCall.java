package io.calltracking.provider;

import io.calltracking.Direction;
import io.calltracking.Masked;
import io.calltracking.lifecycle.Observation;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call as a provider lists it. Rows of lists are often trimmed: what is null may be known to the provider all the same.
 *
 * @param news what the row tells; has a provider call id
 * @param direction who called whom
 * @param to the number called, E.164; null when the row does not tell
 * @param from the number shown to the callee; null when the row does not tell
 * @param agent who spoke, as in a request; null when the row does not tell
 * @param createdAt by the provider's clock; null when the row does not tell
 */
public record ProviderCall(
        Observation news,
        Direction direction,
        @Nullable String to,
        @Nullable String from,
        @Nullable String agent,
        @Nullable Instant createdAt) {

    /** Refuses a call without a provider call id. */
    public ProviderCall {
        Objects.requireNonNull(news.providerCallId(), "providerCallId");
        Objects.requireNonNull(direction, "direction");
    }

    /** The provider's id of it. */
    public String id() {
        return Objects.requireNonNull(news.providerCallId());
    }

    /** Id and status: the rest is personal. */
    @Override
    public String toString() {
        return "ProviderCall[" + id() + " " + news.rawStatus() + " to " + (to == null ? "?" : Masked.number(to)) + "]";
    }
}
