package io.calltracking.testkit.simulator.internal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the provider sees it.
 *
 * @param method the HTTP method
 * @param path the decoded path
 * @param query decoded query parameters, the last value of each
 * @param headers header values by lower-case name, the first value of each
 * @param body the body read as UTF-8
 */
public record Incoming(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    /**
     * A header's value.
     *
     * @param name lower case
     * @return the value, null when absent
     */
    public @Nullable String header(String name) {
        return headers.get(name);
    }
}
