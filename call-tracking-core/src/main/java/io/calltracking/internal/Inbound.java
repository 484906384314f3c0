package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Direction;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.lifecycle.Lifecycle;
import io.calltracking.lifecycle.Observation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes calls of the news that somebody called us. Thread-safe. */
final class Inbound {
    private final Function<String, Optional<String>> owners;

    Inbound(Function<String, Optional<String>> owners) {
        this.owners = owners;
    }

    /**
     * The call that the news begins, version 1, in the status told and with the provider's id; empty when the news is not
     * surely of an inbound call, or nobody owns the number called. News that does not say who called whom begins nothing:
     * it may be of a call of ours whose placing has not been answered yet.
     */
    Optional<Call> begin(String provider, Observation news, Instant now) {
        CallStatus told = news.status();
        String called = news.number();
        boolean inbound = news.direction() == Direction.INBOUND && news.callId() == null;
        if (!inbound || news.providerCallId() == null || called == null || told == null) {
            return Optional.empty();
        }
        if (told == CallStatus.PENDING || told.isUnsettled()) {
            return Optional.empty(); // Steps of our own, which no provider tells.
        }
        return owners.apply(called).map(owner -> {
            Call blank = blank(provider, spec(owner, called, news), now);
            return Lifecycle.decide(blank, news, now).call();
        });
    }

    private static CallSpec spec(String owner, String called, Observation news) {
        return new CallSpec(
                owner,
                called,
                news.caller(),
                null,
                null,
                null,
                null,
                1,
                Direction.INBOUND,
                null,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null);
    }

    /** A call of which nothing is known yet; never stored. */
    private static Call blank(String provider, CallSpec spec, Instant now) {
        return new Call(
                CallId.create(now),
                0,
                spec,
                ProviderIds.unknown(provider),
                CallState.of(CallStatus.PENDING),
                CallFacts.NONE,
                CallTimes.created(now),
                Remarks.NONE,
                "");
    }
}
