package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallTracker;
import io.calltracking.provider.CallProvider;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One call that a provider has accepted, and what is told of it then.
 *
 * @param provider the adapter under test
 * @param providerCallId of the call
 * @param request for it
 * @param begins when it was placed
 */
record Story(CallProvider provider, String providerCallId, CallRequest request, Instant begins) {

    /** One piece of news. */
    interface Step {
        /** Lets the tracker know. */
        void tell(CallTracker tracker, Call call);
    }

    /** A webhook. */
    record Webhook(String provider, String body) implements Step {
        @Override
        public void tell(CallTracker tracker, Call call) {
            assertThat(tracker.webhooks().receive(provider, Tracking.post(body)).status())
                    .isEqualTo(200);
        }

        @Override
        public String toString() {
            return Integer.toHexString(body.hashCode());
        }
    }

    /** A look, after the provider was set to answer it. */
    record Look(String name, Runnable answers) implements Step {
        @Override
        public void tell(CallTracker tracker, Call call) {
            answers.run();
            tracker.checkNow(call.id());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** How the call ends. */
    Call outcome(List<Step> steps) {
        VirtualClock clock = VirtualClock.startingAt(begins);
        InMemoryStore store = InMemoryStore.create(clock);
        FakeProvider accepting = new FakeProvider() {
            @Override
            public String name() {
                return provider.name();
            }
        };
        accepting.onPlace = call -> FakeProvider.accepted(providerCallId);
        try (CallTracker placing = tracker(store, clock, accepting);
                CallTracker listening = tracker(store, clock, provider)) {
            Call call = placing.place(request);
            for (Step step : steps) {
                clock.advance(Duration.ofMillis(10));
                step.tell(listening, call);
            }
            return OneCall.comparable(listening.get(call.id()));
        }
    }

    private static CallTracker tracker(InMemoryStore store, VirtualClock clock, CallProvider provider) {
        return CallTracker.builder()
                .store(store)
                .provider(provider)
                .threads(clock, Runnable::run)
                .build();
    }
}
