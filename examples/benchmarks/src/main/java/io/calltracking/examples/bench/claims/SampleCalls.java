package io.calltracking.examples.bench.claims;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallFacts;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallState;
import io.calltracking.CallStatus;
import io.calltracking.CallTimes;
import io.calltracking.Effect;
import io.calltracking.EventId;
import io.calltracking.EventSource;
import io.calltracking.Money;
import io.calltracking.ProviderIds;
import io.calltracking.Recording;
import io.calltracking.Remarks;
import io.calltracking.Slot;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of each kind, written by the store itself. */
final class SampleCalls {
    private static final String ACCOUNT = "account-1";

    private SampleCalls() {}

    /** A call with somebody on the line: holds its slot and is to be looked at. */
    static CallId live(Store store) {
        Instant now = store.clock().instant();
        CallId id = CallId.create(now);
        CallState state = CallState.of(CallStatus.IN_PROGRESS);
        Call call = call(id, state, CallFacts.NONE, CallTimes.created(now));
        Slot slot = Slot.unnumbered(id, call.spec(), ACCOUNT);
        return written(store, call(id, state.with(slot, null), CallFacts.NONE, call.times()), now);
    }

    /** A call that is over, with all of its data: nobody looks at it any more. */
    static CallId ended(Store store) {
        Instant now = store.clock().instant();
        CallFacts facts = CallFacts.builder()
                .talkDuration(Duration.ofSeconds(95))
                .answeredBy(AnsweredBy.HUMAN)
                .transcript("agent: Hello, do you still want to see the flat? user: Yes. ".repeat(20))
                .summary("Wants to see the flat on Friday.")
                .recording(Recording.ready("https://recordings.example.com/1.mp3"))
                .cost(new Money(new BigDecimal("0.0525"), "USD"))
                .extractedData("{\"visit\":\"friday\"}")
                .build();
        CallTimes times = new CallTimes(now, now, now, now, now, now, now, now);
        return written(store, call(CallId.create(now), CallState.of(CallStatus.COMPLETED), facts, times), null);
    }

    private static Call call(CallId id, CallState state, CallFacts facts, CallTimes times) {
        CallRequest request = CallRequest.to("+14155550100")
                .from("+14155550199")
                .owner("owner-0")
                .agent("agent-0")
                .contact("lead-0")
                .metadata(Map.of("plan", "gold", "source", "form"))
                .build();
        ProviderIds ids = new ProviderIds("bolna", "exec-" + id, null, "CA" + id);
        return new Call(id, 1, request.spec(), ids, state, facts, times, Remarks.NONE, "");
    }

    private static CallId written(Store store, Call call, @Nullable Instant dueAt) {
        Instant now = call.times().created();
        CallEvent event = new CallEvent(
                EventId.create(now),
                call.id(),
                1,
                EventSource.API,
                Effect.MOVED,
                CallStatus.PENDING,
                call.status(),
                null,
                null,
                now,
                null,
                null,
                null,
                null);
        store.create(new CallUpdate(call, event, dueAt, null));
        return call.id();
    }
}
