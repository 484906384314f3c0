package io.calltracking.statistics;

import io.calltracking.CallFilter;
import java.time.Instant;

/**
 * A stretch of time in milliseconds.
 *
 * @param from the first one
 * @param end the first one after it; {@link Long#MAX_VALUE} when it has no end
 */
record Stretch(long from, long end) {

    /** The same calls, of this time only. */
    CallFilter in(CallFilter filter) {
        return filter.created(Instant.ofEpochMilli(from), end == Long.MAX_VALUE ? null : Instant.ofEpochMilli(end));
    }
}
