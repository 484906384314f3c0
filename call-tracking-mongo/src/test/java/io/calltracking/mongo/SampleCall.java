package io.calltracking.mongo;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
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
import org.jspecify.annotations.Nullable;

/** Ordinary calls and changes of them, due at once. */
final class SampleCall {
    private SampleCall() {}

    static CallUpdate creation(Instant now) {
        return creation(CallRequest.to("+14155550100").build().spec(), CallStatus.PENDING, now);
    }

    static CallUpdate creation(CallSpec spec, CallStatus status, Instant now) {
        return creation(spec, status, new ProviderIds("bolna", null, null, null), now);
    }

    static CallUpdate creationFor(String providerCallId, Instant now) {
        return creation(
                CallRequest.to("+14155550100").build().spec(),
                CallStatus.QUEUED,
                new ProviderIds("bolna", providerCallId, null, null),
                now);
    }

    private static CallUpdate creation(CallSpec spec, CallStatus status, ProviderIds ids, Instant now) {
        Call call = new Call(
                CallId.create(now),
                1,
                spec,
                ids,
                CallState.of(status),
                CallFacts.NONE,
                CallTimes.created(now),
                Remarks.NONE,
                "");
        return new CallUpdate(call, event(call, now, null), now, null);
    }

    static CallUpdate change(Call call, Instant now, @Nullable String dedupeKey) {
        Call changed = call.next(
                CallState.of(CallStatus.QUEUED), call.facts(), call.times().updated(now));
        return new CallUpdate(changed, event(changed, now, dedupeKey), now, null);
    }

    /** With a payload. */
    static CallUpdate told(Call call, Instant now, String payload) {
        Call changed = call.next(
                CallState.of(CallStatus.QUEUED), call.facts(), call.times().updated(now));
        return new CallUpdate(changed, event(changed, now, null, payload), now, null);
    }

    /** The provider has given it an id. */
    static CallUpdate accepted(Call call, String providerCallId, Instant now) {
        Call changed = new Call(
                call.id(),
                call.version() + 1,
                call.spec(),
                new ProviderIds("bolna", providerCallId, null, null),
                CallState.of(CallStatus.QUEUED),
                call.facts(),
                call.times().updated(now),
                call.remarks(),
                call.orders());
        return new CallUpdate(changed, event(changed, now, null), now, null);
    }

    static CallUpdate learned(Call call, Instant now, CallFacts facts) {
        Call changed = call.next(call.state(), facts, call.times());
        return new CallUpdate(changed, event(changed, now, null), now, null);
    }

    private static CallEvent event(Call call, Instant now, @Nullable String dedupeKey) {
        return event(call, now, dedupeKey, null);
    }

    private static CallEvent event(Call call, Instant now, @Nullable String dedupeKey, @Nullable String payload) {
        return new CallEvent(
                EventId.create(now),
                call.id(),
                call.version(),
                EventSource.SYSTEM,
                Effect.FOLDED,
                call.status(),
                call.status(),
                null,
                null,
                now,
                null,
                null,
                dedupeKey,
                payload);
    }
}
