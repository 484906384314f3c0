package io.calltracking.lifecycle;

import io.calltracking.Call;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallSpec;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Direction;
import io.calltracking.ProviderIds;
import io.calltracking.Remarks;
import java.time.Instant;
import java.util.Map;

/** Calls for tests of the lifecycle. */
final class Calls {
    static final Instant START = Instant.parse("2026-11-18T09:30:00Z");
    static final String PROVIDER_CALL = "0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33";

    private Calls() {}

    static Call in(CallStatus status) {
        boolean known = status.rank() >= CallStatus.QUEUED.rank();
        return new Call(
                CallId.create(START),
                1,
                CallRequest.to("+15005550123").agent("agent-1").build().spec(),
                new ProviderIds("bolna", known ? PROVIDER_CALL : null, null, null),
                CallState.of(status),
                CallFacts.NONE,
                CallTimes.created(START).with(status, START),
                Remarks.NONE,
                "");
    }

    static Call inbound(CallStatus status) {
        Call call = in(status);
        CallSpec spec = new CallSpec(
                "owner-1",
                "+15005550100",
                null,
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
        return new Call(
                call.id(),
                call.version(),
                spec,
                call.ids(),
                call.state(),
                call.facts(),
                call.times(),
                call.remarks(),
                call.orders());
    }
}
