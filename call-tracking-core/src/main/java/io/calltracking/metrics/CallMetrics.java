package io.calltracking.metrics;

import io.calltracking.AccountHealth;
import io.calltracking.Call;
import io.calltracking.CallChange;
import io.calltracking.CallEvent;
import io.calltracking.CallTimes;
import io.calltracking.CallTracker;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Failure;
import io.calltracking.webhook.WebhookReceiver;
import io.calltracking.webhook.WebhookReply;
import io.calltracking.webhook.WebhookRequest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Meters of one tracker. What this instance stored and answered is counted, so the sum over all instances is the whole.
 * Thread-safe.
 *
 * <pre>
 * calltracking.changes          counter  provider, status, source   changes of status; unconfirmed among them
 * calltracking.ignored          counter  provider, source           news that changed nothing: late or repeated
 * calltracking.failures         counter  provider, code             why calls failed; LOST and UNRESOLVED among them
 * calltracking.queue            timer    provider                   from asking for a call to its first ring
 * calltracking.ring             timer    provider                   from the first ring to the answer
 * calltracking.talk             timer    provider                   how long was talked
 * calltracking.news.lag         timer    provider, source           from the provider's time of news to its record
 * calltracking.webhooks         counter  provider, status           webhooks by the status they were answered with
 * calltracking.accounts.paused  gauge                               provider accounts that cannot be asked
 * calltracking.accounts.silent  gauge                               provider accounts whose webhooks do not come
 * </pre>
 */
public final class CallMetrics {
    private static final String PREFIX = "calltracking.";
    private static final String PROVIDER = "provider";
    private static final String SOURCE = "source";

    private final MeterRegistry registry;
    private final WebhookReceiver webhooks;

    private CallMetrics(MeterRegistry registry, WebhookReceiver webhooks) {
        this.registry = registry;
        this.webhooks = webhooks;
    }

    /** Measures a tracker from now on. Hand webhooks to {@link #webhooks()} to have them counted too. */
    @SuppressWarnings("exports") // Whoever calls this has Micrometer; nobody else needs it.
    public static CallMetrics of(CallTracker tracker, MeterRegistry registry) {
        CallMetrics metrics = new CallMetrics(registry, tracker.webhooks());
        tracker.onEvent(metrics::measure);
        metrics.gauge("accounts.paused", tracker, account -> account.problem() != null);
        metrics.gauge("accounts.silent", tracker, AccountHealth::webhooksSilent);
        return metrics;
    }

    /** Takes webhooks as the tracker does, and counts the answers. */
    public WebhookReceiver webhooks() {
        return this::receive;
    }

    private WebhookReply receive(String provider, WebhookRequest request) {
        WebhookReply reply = webhooks.receive(provider, request);
        // The name comes from outside: one that nobody set up must not make a meter of its own.
        String name = reply.status() == 404 ? "unknown" : provider;
        registry.counter(PREFIX + "webhooks", PROVIDER, name, "status", String.valueOf(reply.status()))
                .increment();
        return reply;
    }

    private void gauge(String name, CallTracker tracker, Predicate<AccountHealth> counted) {
        Gauge.builder(
                        PREFIX + name,
                        tracker,
                        of -> of.accounts().stream().filter(counted).count())
                .register(registry);
    }

    private void measure(CallChange change) {
        CallEvent event = change.event();
        String provider = change.call().provider();
        String source = event.source().name().toLowerCase(Locale.ROOT);
        if (event.effect() == Effect.IGNORED) {
            registry.counter(PREFIX + "ignored", PROVIDER, provider, SOURCE, source)
                    .increment();
        } else if (event.effect() != Effect.FOLDED) {
            registry.counter(
                            PREFIX + "changes",
                            PROVIDER,
                            provider,
                            "status",
                            event.to().word(),
                            SOURCE,
                            source)
                    .increment();
        }
        if (event.effect() == Effect.MOVED && event.to().isTerminal()) {
            measureEnd(change.call());
        }
        boolean told = event.source() == EventSource.WEBHOOK || event.source() == EventSource.POLL;
        if (told && event.effect() == Effect.MOVED) {
            time("news.lag", event.occurredAt(), event.observedAt(), PROVIDER, provider, SOURCE, source);
        }
    }

    private void measureEnd(Call call) {
        CallTimes times = call.times();
        String provider = call.provider();
        time("queue", times.created(), times.ringing(), PROVIDER, provider);
        time("ring", times.ringing(), times.answered(), PROVIDER, provider);
        Duration talked = call.talkDuration();
        if (talked != null) {
            registry.timer(PREFIX + "talk", PROVIDER, provider).record(talked);
        }
        Failure failure = call.failure();
        if (failure != null) {
            registry.counter(PREFIX + "failures", PROVIDER, provider, "code", failure.code())
                    .increment();
        }
    }

    private void time(String name, @Nullable Instant from, @Nullable Instant to, String... tags) {
        if (from != null && to != null && !to.isBefore(from)) {
            registry.timer(PREFIX + name, tags).record(Duration.between(from, to));
        }
    }
}
