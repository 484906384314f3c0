package io.calltracking.client.bolna;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sub-account to be created.
 *
 * @param name for people
 * @param minConcurrency calls at once to guarantee; null for Bolna's default
 * @param maxConcurrency calls at once to allow, 0 to pause; null for no limit of its own
 */
public record BolnaSubAccountRequest(
        String name,
        @Nullable Integer minConcurrency,
        @Nullable Integer maxConcurrency) {
    static final String OPERATION = "create sub-account";

    /**
     * Checks name and limits.
     *
     * @param name for people
     * @param minConcurrency calls at once to guarantee; null for Bolna's default
     * @param maxConcurrency calls at once to allow, 0 to pause; null for no limit of its own
     * @throws io.calltracking.client.InvalidFieldException naming the field at fault
     */
    public BolnaSubAccountRequest {
        name = Bolna.required(OPERATION, "name", name);
        if (minConcurrency != null && minConcurrency < 0) {
            throw Bolna.invalid(OPERATION, "minConcurrency", "must not be negative");
        }
        if (maxConcurrency != null && maxConcurrency < 0) {
            throw Bolna.invalid(OPERATION, "maxConcurrency", "must not be negative");
        }
    }

    /**
     * Asks for an account with Bolna's defaults.
     *
     * @param name for people
     * @return the request
     */
    public static BolnaSubAccountRequest of(String name) {
        return new BolnaSubAccountRequest(name, null, null);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        if (minConcurrency != null) {
            json.put("min_concurrency", minConcurrency);
        }
        if (maxConcurrency != null) {
            json.put("max_concurrency", maxConcurrency);
        }
        return json;
    }
}
