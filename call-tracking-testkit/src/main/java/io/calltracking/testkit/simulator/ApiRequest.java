package io.calltracking.testkit.simulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that reached the simulator's API.
 *
 * @param endpoint what it was for
 * @param method the HTTP method
 * @param path the path without query
 * @param at when it came, by the simulator's clock
 * @param status the status code it was answered with, 0 when the connection was closed without an answer
 * @param fault the fault that struck it, null for none
 */
public record ApiRequest(
        Endpoint endpoint,
        String method,
        String path,
        Instant at,
        int status,
        @Nullable Fault fault) {}
