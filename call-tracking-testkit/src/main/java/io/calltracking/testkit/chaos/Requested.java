package io.calltracking.testkit.chaos;

import io.calltracking.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an app asked of the library, and what it was told.
 *
 * @param provider the name of the provider that was to place the calls
 * @param owners whose call it is, by idempotency key
 * @param numbers the number to be called by idempotency key, one call each
 * @param promised the ids that {@code place} gave back by idempotency key, from all processes
 */
public record Requested(
        String provider,
        Map<String, String> owners,
        Map<String, String> numbers,
        Map<String, ? extends Collection<CallId>> promised) {

    /** Copies. Refuses keys without an owner. */
    public Requested {
        Objects.requireNonNull(provider, "provider");
        owners = Map.copyOf(owners);
        numbers = Map.copyOf(numbers);
        promised = Map.copyOf(promised);
        if (!owners.keySet().equals(numbers.keySet())) {
            throw new IllegalArgumentException("owners and numbers must have the same keys");
        }
    }

    /** Calls that all belong to one owner. */
    public static Requested of(
            String owner,
            String provider,
            Map<String, String> numbers,
            Map<String, ? extends Collection<CallId>> promised) {
        return new Requested(
                provider,
                numbers.keySet().stream().collect(Collectors.toMap(key -> key, key -> owner)),
                numbers,
                promised);
    }

    /** The ids told for one key. */
    Collection<CallId> promisedFor(String key) {
        Collection<CallId> ids = promised.get(key);
        return ids == null ? List.of() : Set.copyOf(ids);
    }
}
