package io.calltracking.reconciliation;

import io.calltracking.CallRequest;
import io.calltracking.CallTrackingException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to compare with the provider's.
 *
 * @param provider the provider's name; null for the tracker's only or first one
 * @param owner whose calls, and whose account at the provider
 * @param from calls requested at this time or later
 * @param until calls requested earlier than this time
 */
public record ReconciliationRequest(@Nullable String provider, String owner, Instant from, Instant until) {

    /** Refuses a range that is empty. */
    public ReconciliationRequest {
        Objects.requireNonNull(owner, "owner");
        if (!from.isBefore(until)) {
            throw CallTrackingException.invalid("until", "must be later than " + from + ", is " + until);
        }
    }

    /** The calls of {@link CallRequest#DEFAULT_OWNER} at the tracker's only or first provider. */
    public static ReconciliationRequest between(Instant from, Instant until) {
        return new ReconciliationRequest(null, CallRequest.DEFAULT_OWNER, from, until);
    }

    /** The same for another owner. */
    public ReconciliationRequest owner(String owner) {
        return new ReconciliationRequest(provider, owner, from, until);
    }

    /** The same for another provider. */
    public ReconciliationRequest provider(String provider) {
        return new ReconciliationRequest(provider, owner, from, until);
    }
}
