package io.calltracking.testkit.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallChange;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.Operator;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.Interceptor;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every change is written, its acknowledgement gets lost, and it is written again: nobody notices. */
class LostAcknowledgementTest {
    private static final Set<String> WRITES = Set.of("create", "apply", "applyAll", "erase");

    private final Tracking tracking = new Tracking();

    @BeforeEach
    void writeEverythingTwice() {
        Store twice = Interceptor.wrap(Store.class, tracking.memory, (method, arguments, target) -> {
            if (WRITES.contains(method)) {
                target.proceed();
            }
            return target.proceed();
        });
        tracking.tracker = tracking.on(twice);
    }

    @Test
    void aCallIsDialedOnceByTheOneWhoCreatedIt() {
        Call call = tracking.tracker.place(Tracking.request());

        assertThat(tracking.provider.placed).hasSize(1);
        assertThat(call.status()).isEqualTo(CallStatus.QUEUED);
        assertThat(tracking.tracker.events(call.id())).hasSize(2);
    }

    @Test
    void listenersAreToldOfEachChangeOnce() {
        Call call = tracking.tracker.place(Tracking.request());
        tracking.changes.clear();

        tracking.webhook("p-1 RINGING");
        tracking.webhook("p-1 RINGING");
        tracking.webhook("p-1 COMPLETED");
        Operator alice = tracking.tracker.operator("alice");
        alice.delete(call.id());
        alice.erase(call.id());

        assertThat(tracking.changes)
                .extracting(CallChange::to)
                .containsExactly(CallStatus.RINGING, CallStatus.COMPLETED);
        assertThat(tracking.tracker.events(call.id())).hasSize(6);
        assertThat(tracking.memory.find(call.id()).orElseThrow().isErased()).isTrue();
    }

    @Test
    void theNextIsDialedAtOnceWhenASlotIsFreed() {
        tracking.provider.account = owner -> "fake";
        tracking.tracker.slots().limit(PoolLimit.of(Pool.account("fake"), 1));
        tracking.tracker.start();
        tracking.tracker.place(Tracking.request());
        Call next = tracking.tracker.place(
                CallRequest.to("+15005550124").agent("agent-1").build());
        tracking.pass(Duration.ZERO);
        assertThat(tracking.status(next.id())).isEqualTo(CallStatus.PENDING);

        tracking.webhook("p-1 COMPLETED");
        tracking.pass(Duration.ZERO);

        assertThat(tracking.status(next.id())).isEqualTo(CallStatus.QUEUED);
    }
}
