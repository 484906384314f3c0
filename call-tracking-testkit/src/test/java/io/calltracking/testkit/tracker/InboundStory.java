package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallTimes;
import io.calltracking.CallTracker;
import io.calltracking.provider.CallProvider;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call that somebody makes to us, and the webhooks that tell of it.
 *
 * @param provider the adapter under test
 * @param ours the number of ours that is called
 * @param begins when
 */
record InboundStory(CallProvider provider, String ours, Instant begins) {

    /** How the call ends, after webhooks alone. */
    Call outcome(List<String> bodies) {
        VirtualClock clock = VirtualClock.startingAt(begins);
        InMemoryStore store = InMemoryStore.create(clock);
        try (CallTracker tracker = CallTracker.builder()
                .store(store)
                .provider(provider)
                .inboundOwners(number -> number.equals(ours) ? Optional.of("owner-1") : Optional.empty())
                .threads(clock, Runnable::run)
                .build()) {
            for (String body : bodies) {
                clock.advance(Duration.ofMillis(10));
                assertThat(tracker.webhooks()
                                .receive(provider.name(), Tracking.post(body))
                                .status())
                        .isEqualTo(200);
            }
            List<Call> calls = tracker.calls(CallQuery.all());
            assertThat(calls).as("one call, nothing left over").hasSize(1);
            Call call = calls.get(0);
            assertThat(store.parked(provider.name(), String.valueOf(call.providerCallId())))
                    .isEmpty();
            return withoutItsCreation(OneCall.comparable(call));
        }
    }

    /** When we learned of it depends on which webhook came first. */
    private static Call withoutItsCreation(Call call) {
        CallTimes times = call.times();
        return call.next(
                call.state(),
                call.facts(),
                new CallTimes(
                        Instant.EPOCH,
                        times.initiated(),
                        times.queued(),
                        times.ringing(),
                        times.answered(),
                        times.ended(),
                        times.closed(),
                        Instant.EPOCH));
    }
}
