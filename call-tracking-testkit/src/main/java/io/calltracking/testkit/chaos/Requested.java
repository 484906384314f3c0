package io.calltracking.testkit.chaos;

import io.calltracking.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an app asked of the library, and what it was told.
 *
 * @param owner whose calls they are
 * @param provider the name of the provider that was to place them
 * @param numbers the number to be called by idempotency key, one call each
 * @param promised the ids that {@code place} gave back by idempotency key, from all processes
 */
public record Requested(
        String owner,
        String provider,
        Map<String, String> numbers,
        Map<String, ? extends Collection<CallId>> promised) {

    /** Copies. */
    public Requested {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(provider, "provider");
        numbers = Map.copyOf(numbers);
        promised = Map.copyOf(promised);
    }

    /** The ids told for one key. */
    Collection<CallId> promisedFor(String key) {
        Collection<CallId> ids = promised.get(key);
        return ids == null ? List.of() : Set.copyOf(ids);
    }
}
