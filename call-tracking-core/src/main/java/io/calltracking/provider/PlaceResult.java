package io.calltracking.provider;

import io.calltracking.Failure;
import io.calltracking.lifecycle.Observation;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of the request to place a call. */
public sealed interface PlaceResult {

    /**
     * The provider took the call.
     *
     * @param news with the provider call id and the first status
     */
    record Accepted(Observation news) implements PlaceResult {
        /** Refuses null. */
        public Accepted {
            Objects.requireNonNull(news.providerCallId(), "providerCallId");
        }
    }

    /**
     * The provider said no: the same request would be refused again.
     *
     * @param failure why
     * @param payload what it answered; null when the request was not even sent
     */
    record Refused(Failure failure, @Nullable String payload) implements PlaceResult {}

    /**
     * The request was surely not processed and may be sent again.
     *
     * @param after how long to wait at least
     * @param reason why, for people
     */
    record Later(Duration after, String reason) implements PlaceResult {}

    /**
     * Nobody knows: the phone may be ringing.
     *
     * @param reason what was seen, for people
     */
    record Unknown(String reason) implements PlaceResult {}
}
