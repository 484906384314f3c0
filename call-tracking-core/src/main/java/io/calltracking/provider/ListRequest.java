package io.calltracking.provider;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * Which of a provider's calls to list.
 *
 * @param from created at this time or later, by the provider's clock
 * @param until created no later than this, by the provider's clock
 * @param agents the agents of our own calls of that time; a provider that lists by agent asks for these too, besides those
 *     it knows of
 */
public record ListRequest(Instant from, Instant until, Set<String> agents) {

    /** Copies the agents. */
    public ListRequest {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        agents = Set.copyOf(agents);
    }
}
