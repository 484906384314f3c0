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
     * @param wholeAccount whether it would be the same for every call of the account: a wrong key, a rate limit, a provider
     *     that cannot be reached
     */
    record Failed(String reason, @Nullable Duration retryAfter, boolean wholeAccount) implements FetchResult {}
}
