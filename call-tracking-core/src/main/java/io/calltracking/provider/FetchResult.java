package io.calltracking.provider;

import io.calltracking.lifecycle.Observation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What reading a call back gave. */
public sealed interface FetchResult {

    /**
     * The call as the provider has it.
     *
     * @param news from {@link io.calltracking.EventSource#POLL}
     */
    record Found(Observation news) implements FetchResult {}

    /** The provider does not know the call; just after placing that may only be its slowness. */
    record Absent() implements FetchResult {}

    /**
     * No answer that tells anything.
     *
     * @param reason what was seen, for people
     * @param retryAfter how long the provider asks to wait; null when it does not say
     */
    record Failed(String reason, @Nullable Duration retryAfter) implements FetchResult {}
}
