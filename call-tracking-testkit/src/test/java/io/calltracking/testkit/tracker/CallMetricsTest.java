package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.post;
import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallRequest;
import io.calltracking.metrics.CallMetrics;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.FindResult;
import io.calltracking.provider.PlaceResult;
import io.calltracking.webhook.WebhookRequest;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
    private final Tracking tracking = new Tracking();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    CallMetricsTest() {
        CallMetrics.of(tracking.tracker, registry);
    }

    @Test
    void lateLooksAndSlotsToBeLookedAtAreMeasured() {
        tracking.provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        tracking.provider.onFind = call -> new FindResult.Failed("not reachable");
        tracking.tracker.place(request());
        tracking.pass(Duration.ofSeconds(30));
        tracking.tracker.start();
        tracking.pass(Duration.ZERO);

        assertThat(gauge("poll.lag")).isEqualTo(25);
        assertThat(registry.get("calltracking.slots.problems")
                        .tag("problem", "no-provider-call-id")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    private double gauge(String name) {
        return registry.get("calltracking." + name).gauge().value();
    }

    @Test
    void changesAreCountedByStatusAndSource() {
        tracking.tracker.place(request());
        tracking.webhook("p-1 RINGING");
        tracking.webhook("p-1 DIALING");

        assertThat(count("changes", "status", "ringing", "source", "webhook")).isEqualTo(1);
        assertThat(count("changes", "status", "queued", "source", "api")).isEqualTo(1);
        assertThat(count("ignored", "source", "webhook")).isEqualTo(1);
    }

    @Test
    void webhooksAreCountedByWhatBecameOfThem() {
        tracking.tracker.place(request());
        tracking.webhook("p-1 RINGING");
        tracking.webhook("p-1 RINGING");
        tracking.webhook("ghost RINGING");
        tracking.webhook("batch done");
        tracking.webhook("nonsense");
        tracking.webhook("x".repeat(5 << 20));
        tracking.tracker.webhooks().receive("stranger", post("p-1 RINGING"));
        tracking.tracker
                .webhooks()
                .receive("fake", WebhookRequest.of("POST", "/", Map.of("Refused", List.of("no")), new byte[0], null));
        tracking.provider.trusts = false;
        tracking.webhook("p-1 COMPLETED");

        for (String outcome :
                List.of("applied", "known", "parked", "ignored", "unreadable", "not-taken", "refused", "hint")) {
            assertThat(count("webhooks", "provider", "fake", "outcome", outcome))
                    .as(outcome)
                    .isEqualTo(1);
        }
        assertThat(count("webhooks", "provider", "unknown", "outcome", "unknown-provider"))
                .isEqualTo(1);
    }

    @Test
    void keptWebhooksAreTimedAndDroppedOnesCounted() {
        tracking.webhook("p-1 RINGING");
        tracking.webhook("ghost RINGING");
        tracking.webhook("ghost IN_PROGRESS");
        tracking.pass(Duration.ofSeconds(7));
        tracking.tracker.place(request());
        tracking.tracker.start();
        tracking.pass(Duration.ofHours(25));

        Timer kept = registry.get("calltracking.webhooks.kept")
                .tag("provider", "fake")
                .timer();
        assertThat(kept.count()).isEqualTo(1);
        assertThat(kept.totalTime(TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(count("webhooks.dropped")).isEqualTo(2);
    }

    @Test
    void lostAndUnconfirmedCallsAreCounted() {
        tracking.tracker.place(request());
        tracking.provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        tracking.tracker.submit(CallRequest.to("+15005550177").agent("agent-1").build());
        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(20));

        assertThat(count("failures", "code", "LOST")).isEqualTo(1);
        assertThat(count("changes", "status", "unconfirmed")).isEqualTo(1);
    }

    @Test
    void lagOfWebhooksIsTimed() {
        tracking.provider.at = tracking.clock.instant();
        tracking.tracker.place(request());
        tracking.pass(Duration.ofSeconds(4));
        tracking.webhook("p-1 RINGING");

        Timer lag =
                registry.get("calltracking.news.lag").tag("source", "webhook").timer();
        assertThat(lag.totalTime(TimeUnit.SECONDS)).isEqualTo(4);
    }

    @Test
    void endsAreTimedAndFailuresCountedByCode() {
        tracking.tracker.place(request());
        tracking.pass(Duration.ofSeconds(3));
        tracking.webhook("p-1 RINGING");
        tracking.pass(Duration.ofSeconds(5));
        tracking.webhook("p-1 IN_PROGRESS");
        tracking.webhook("p-1 COMPLETED");
        tracking.provider.onPlace = call -> new PlaceResult.Unknown("timeout");
        tracking.tracker.submit(request());
        tracking.tracker.start();
        tracking.pass(Duration.ofMinutes(10));

        assertThat(registry.get("calltracking.queue").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(registry.get("calltracking.ring").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(5);
        assertThat(count("changes", "status", "unconfirmed")).isEqualTo(1);
        assertThat(count("failures", "code", "NOT_PLACED")).isEqualTo(1);
    }

    @Test
    void accountsInTroubleAreShown() {
        tracking.provider.onFetch = call -> new FetchResult.Failed("HTTP 401", null, true);
        tracking.tracker.place(request());
        tracking.tracker.start();
        tracking.pass(Duration.ofSeconds(5));

        assertThat(registry.get("calltracking.accounts.paused").gauge().value()).isEqualTo(1);
        assertThat(registry.get("calltracking.accounts.silent").gauge().value()).isZero();
    }

    private double count(String name, String... tags) {
        return registry.get("calltracking." + name).tags(tags).counter().count();
    }
}
