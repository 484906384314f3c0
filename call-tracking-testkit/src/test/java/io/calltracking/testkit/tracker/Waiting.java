package io.calltracking.testkit.tracker;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import io.calltracking.store.CallUpdate;
import java.time.Instant;

/** A call that waits in our queue, as another instance put it there. */
final class Waiting {
    private Waiting() {}

    static CallUpdate call(CallId id, CallSpec spec, Instant now) {
        Call call = new Call(
                id,
                1,
                spec,
                ProviderIds.unknown("fake"),
                CallState.of(CallStatus.PENDING),
                CallFacts.NONE,
                CallTimes.created(now),
                Remarks.NONE,
                "");
        CallEvent event = new CallEvent(
                EventId.create(now),
                id,
                1,
                EventSource.API,
                Effect.CREATED,
                CallStatus.PENDING,
                CallStatus.PENDING,
                null,
                null,
                now,
                null,
                null,
                null,
                null);
        return new CallUpdate(call, event, now, null);
    }
}
