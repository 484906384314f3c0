package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.testkit.VirtualClock;
import io.calltracking.testkit.simulator.ProviderSimulator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bolna's own webhook sequences, in every order and with repetitions, end in the same call. */
class BolnaPermutationsTest {
    private static final BolnaClient CLIENT = BolnaClient.builder()
            .apiKey("bn-test")
            .baseUrl("http://127.0.0.1:9")
            .build();
    private static final int MOST_ORDERS = 720;

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-sequence-completed",
                "webhook-sequence-no-answer",
                "webhook-sequence-no-answer-then-retry-then-completed",
                "webhook-sequence-completed-duplicates-out-of-order"
            })
    void anyOrderEndsInTheSameCall(String name) {
        List<String> sequence = sequence(name);
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        Call expected = outcome(sequence);
        assertThat(expected.status())
                .isEqualTo(name.endsWith("no-answer") ? CallStatus.NO_ANSWER : CallStatus.COMPLETED);
        for (int order = 0; order < MOST_ORDERS; order++) {
            List<String> shuffled = new ArrayList<>(sequence);
            shuffled.addAll(sequence.subList(0, random.nextInt(sequence.size())));
            Collections.shuffle(shuffled, random);
            assertThat(outcome(shuffled)).as("seed %d, order %d", seed, order).isEqualTo(expected);
        }
    }

    @Test
    void webhooksThatComeBeforeTheCallIsKnownAreAppliedWhenItAppears() throws IOException {
        try (ProviderSimulator simulator = ProviderSimulator.start();
                BolnaClient client = BolnaClient.builder()
                        .apiKey(simulator.apiKey())
                        .baseUrl(simulator.baseUrl().toString())
                        .build()) {
            InMemoryStore store = InMemoryStore.create();
            CallTracker tracker = CallTracker.builder()
                    .store(store)
                    .provider(BolnaProvider.of(client))
                    .build();
            Call call = tracker.place(
                    CallRequest.to("+15005550123").agent("agent-1").build());
            String body = sequence("webhook-sequence-completed")
                    .get(4)
                    .replace("0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33", String.valueOf(call.providerCallId()));
            store.park(new ParkedWebhook(
                    CallId.create(Instant.EPOCH).value(),
                    "bolna",
                    String.valueOf(call.providerCallId()),
                    "k",
                    body,
                    Instant.EPOCH));
            tracker.webhooks().receive("bolna", Tracking.post(body));

            assertThat(tracker.get(call.id()).status().isLineEnded()).isTrue();
            tracker.close();
        }
    }

    /** The call after these webhooks, without what depends on when we were told. */
    private static Call outcome(List<String> bodies) {
        VirtualClock clock = VirtualClock.startingAt(Instant.parse("2026-11-18T09:30:00Z"));
        InMemoryStore store = InMemoryStore.create(clock);
        FakeProvider accepting = new FakeProvider() {
            @Override
            public String name() {
                return "bolna";
            }
        };
        accepting.onPlace = call -> FakeProvider.accepted("0b6f3e8a-92d4-4c17-b5aa-6e1f0d2c7a33");
        try (CallTracker placing = tracker(store, clock, accepting);
                CallTracker listening = tracker(store, clock, BolnaProvider.of(CLIENT))) {
            Call call = placing.place(
                    CallRequest.to("+15005550123").agent("agent-1").build());
            for (String body : bodies) {
                clock.advance(Duration.ofMillis(10));
                assertThat(listening
                                .webhooks()
                                .receive("bolna", Tracking.post(body))
                                .status())
                        .isEqualTo(200);
            }
            Call now = listening.get(call.id());
            return new Call(
                    new CallId(new java.util.UUID(0, 0)),
                    1,
                    now.spec(),
                    now.ids(),
                    now.state(),
                    now.facts(),
                    now.times().updated(Instant.EPOCH),
                    now.remarks(),
                    now.orders());
        }
    }

    private static CallTracker tracker(
            InMemoryStore store, VirtualClock clock, io.calltracking.provider.CallProvider provider) {
        return CallTracker.builder()
                .store(store)
                .provider(provider)
                .threads(clock, Runnable::run)
                .build();
    }

    private static List<String> sequence(String name) {
        return Recorded.elements("bolna/" + name + ".json");
    }
}
