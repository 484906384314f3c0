package io.calltracking.testkit.tracker;

import io.calltracking.CallChange;
import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallStatus;
import io.calltracking.CallTracker;
import io.calltracking.CheckSchedule;
import io.calltracking.store.Store;
import io.calltracking.testkit.InMemoryStore;
import io.calltracking.testkit.VirtualClock;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A tracker whose time stands still until a test moves it, on one store and one fake provider. */
final class Tracking {
    static final String NUMBER = "+15005550123";

    final VirtualClock clock;
    final FakeProvider provider;
    final InMemoryStore memory;
    final List<CallChange> changes = new ArrayList<>();
    Function<String, Optional<String>> owners = number -> Optional.empty();
    CallTracker tracker;

    Tracking() {
        this(new FakeProvider());
    }

    Tracking(FakeProvider provider) {
        this(VirtualClock.startingAt(Instant.parse("2026-11-18T09:30:00Z")), provider);
    }

    Tracking(VirtualClock clock, FakeProvider provider) {
        this(clock, InMemoryStore.create(clock), provider);
    }

    /** Another instance on the same store. */
    Tracking(VirtualClock clock, InMemoryStore memory, FakeProvider provider) {
        this.clock = clock;
        this.memory = memory;
        this.provider = provider;
        this.tracker = on(memory);
    }

    CallTracker on(Store store) {
        CallTracker made = CallTracker.builder()
                .store(store)
                .provider(provider)
                .schedule(CheckSchedule.DEFAULT)
                .inboundOwners(number -> owners.apply(number))
                .threads(clock, Runnable::run)
                .build();
        made.onChange(changes::add);
        return made;
    }

    static CallRequest request() {
        return CallRequest.to(NUMBER).agent("agent-1").build();
    }

    WebhookReply webhook(String body) {
        return tracker.webhooks().receive("fake", post(body));
    }

    static WebhookRequest post(String body) {
        return WebhookRequest.of(
                "POST", "/webhooks/fake", Map.of(), body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    CallStatus status(CallId id) {
        return tracker.get(id).status();
    }
}
