package io.calltracking.testkit.tracker;

import static io.calltracking.testkit.tracker.Tracking.post;
import static io.calltracking.testkit.tracker.Tracking.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.metrics.CallMetrics;
import io.calltracking.provider.FetchResult;
import io.calltracking.provider.PlaceResult;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallMetricsTest {
    private final Tracking tracking = new Tracking();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final CallMetrics metrics = CallMetrics.of(tracking.tracker, registry);

    @Test
    void changesAreCountedByStatusAndSource() {
        tracking.tracker.place(request());
        metrics.webhooks().receive("fake", post("p-1 RINGING"));
        metrics.webhooks().receive("fake", post("p-1 DIALING"));
        metrics.webhooks().receive("stranger", post("p-1 RINGING"));

        assertThat(count("changes", "status", "ringing", "source", "webhook")).isEqualTo(1);
        assertThat(count("changes", "status", "queued", "source", "api")).isEqualTo(1);
        assertThat(count("webhooks", "status", "200")).isEqualTo(2);
        assertThat(count("webhooks", "status", "404", "provider", "unknown")).isEqualTo(1);
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

        assertThat(registry.get("calltracking.queue").timer().totalTime(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(registry.get("calltracking.ring").timer().totalTime(java.util.concurrent.TimeUnit.SECONDS))
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
