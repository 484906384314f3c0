package io.calltracking.testkit.tracker;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls as an adapter gets them. */
final class OneCall {
    private OneCall() {}

    static Call of(CallRequest request, CallStatus status, @Nullable String providerCallId, Instant requested) {
        return new Call(
                CallId.create(requested),
                1,
                request.spec(),
                new ProviderIds("any", providerCallId, null, null),
                CallState.of(status),
                CallFacts.NONE,
                CallTimes.created(requested).with(CallStatus.INITIATED, requested),
                Remarks.NONE,
                "");
    }

    /** The call without what depends on when we were told and by which of two equal messages. */
    static Call comparable(Call call) {
        return new Call(
                new CallId(new UUID(0, 0)),
                1,
                call.spec(),
                call.ids(),
                call.state(),
                call.facts(),
                call.times().updated(Instant.EPOCH),
                call.remarks(),
                "");
    }
}
