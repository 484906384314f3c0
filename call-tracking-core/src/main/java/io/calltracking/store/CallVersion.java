package io.calltracking.store;

import io.calltracking.CallId;
import java.util.Objects;

/**
 * A call as it was at some moment, by its version.
 *
 * @param id the call
 * @param version its version then
 */
public record CallVersion(CallId id, long version) {

    /** Refuses null. */
    public CallVersion {
        Objects.requireNonNull(id, "id");
    }
}
