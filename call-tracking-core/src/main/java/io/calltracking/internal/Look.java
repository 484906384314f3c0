package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.LastCheck;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What looking at a call gave.
 *
 * @param call as it is now
 * @param check what was seen
 * @param problem why nothing was seen; null when something was
 * @param dueAt when to look next; null for never
 * @param changed whether the call changed, and the next due time is already stored with it
 */
record Look(
        Call call,
        LastCheck check,
        @Nullable String problem,
        @Nullable Instant dueAt,
        boolean changed) {}
