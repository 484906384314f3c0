package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.post;
import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.WebhookReading;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Webhooks that were kept and whose call is known by now. */
class ParkedWebhooksTest {
    private final Tracking tracking = new Tracking(new FakeProvider() {
        @Override
        public WebhookReading read(String body) {
            if (body.contains("BROKEN")) {
                throw new IllegalStateException("a defect of the adapter");
            }
            return super.read(body);
        }
    });

    @Test
    void oneThatCannotBeReadDoesNotBlockThoseBehindIt() {
        Call call = tracking.tracker.place(request());
        park("fake", "p-1", "p-1 BROKEN", 1);
        park("fake", "p-1", "p-1 RINGING", 2);

        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(30));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        assertThat(tracking.memory.parked("fake", "p-1"))
                .extracting(ParkedWebhook::body)
                .containsExactly("p-1 BROKEN");
    }

    @Test
    void oneThatCannotBeReadDoesNotFailThePlacingOfItsCall() {
        park("fake", "p-1", "p-1 BROKEN", 1);
        park("fake", "p-1", "p-1 RINGING", 2);

        Call call = tracking.tracker.place(request());

        assertThat(call.providerCallId()).isEqualTo("p-1");
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
    }

    @Test
    void thoseOfAProviderThatIsNotSetUpHereDoNotStarveOthers() {
        Call foreign = elsewhere();
        for (int i = 1; i <= 250; i++) {
            park("other", String.valueOf(foreign.providerCallId()), "p-1 RINGING " + i, i);
        }
        Call call = tracking.tracker.place(request());
        tracking.provider.onFetch = of -> new FetchResult.Failed("down", null, false);
        park("fake", "p-1", "p-1 RINGING", 251);

        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(1));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        assertThat(tracking.memory.parked("other", "p-1")).hasSize(250);
    }

    @Test
    void failingStoreEndsTheSweepAndLeavesAllForTheNextOne() {
        Call call = tracking.tracker.place(request());
        tracking.provider.onFetch = of -> new FetchResult.Failed("down", null, false);
        park("fake", "p-1", "p-1 RINGING", 1);
        park("fake", "p-1", "p-1 IN_PROGRESS", 2);
        Flaky flaky = new Flaky(tracking.memory, "unpark");
        var tracker = tracking.on(flaky.store());

        tracker.start();
        tracking.pass(Duration.ofSeconds(5));
        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.RINGING);
        flaky.heal();
        tracking.pass(Duration.ofSeconds(30));

        assertThat(tracking.status(call.id())).isEqualTo(CallStatus.IN_PROGRESS);
        assertThat(tracking.memory.parked("fake", "p-1")).isEmpty();
    }

    @Test
    void storeThatFailsWhileNewsIsReleasedAsksTheProviderToRepeat() {
        tracking.tracker.place(request());
        Flaky flaky = new Flaky(tracking.memory, "apply");

        assertThat(tracking.on(flaky.store())
                        .webhooks()
                        .receive("fake", post("p-1 RINGING"))
                        .status())
                .isEqualTo(503);
    }

    /** A call of a provider that this tracker does not have. */
    private Call elsewhere() {
        Tracking there = new Tracking(tracking.clock, tracking.memory, new FakeProvider() {
            @Override
            public String name() {
                return "other";
            }
        });
        return there.tracker.place(
                CallRequest.to("+15005550199").agent("agent-1").build());
    }

    private void park(String provider, String providerCallId, String body, int number) {
        tracking.memory.park(new ParkedWebhook(
                new UUID(1, number), provider, providerCallId, "k" + number, body, tracking.clock.instant()));
    }

    /** A store whose one method fails until it is healed. */
    private static final class Flaky {
        private final Store store;
        private boolean healed;

        Flaky(Store real, String failing) {
            store = (Store) Proxy.newProxyInstance(
                    Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, args) -> {
                        if (method.getName().equals(failing) && !healed) {
                            throw CallTrackingException.of(ErrorCode.STORE_ERROR, "down");
                        }
                        return method.invoke(real, args);
                    });
        }

        Store store() {
            return store;
        }

        void heal() {
            healed = true;
        }
    }
}
