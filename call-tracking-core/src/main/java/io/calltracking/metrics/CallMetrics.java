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
import io.calltracking.SlotHolder.Problem;
import io.calltracking.webhook.WebhookActivity;
import io.calltracking.webhook.WebhookActivity.Outcome;
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
 * calltracking.webhooks         counter  provider, outcome          webhooks by what became of them, see {@link Outcome}
 * calltracking.webhooks.kept    timer    provider                   those put on record later: how long they were kept
 * calltracking.webhooks.dropped counter                             those kept whose call did not appear in time
 * calltracking.accounts.paused  gauge                               provider accounts that cannot be asked
 * calltracking.accounts.silent  gauge                               provider accounts whose webhooks do not come
 * calltracking.poll.lag         gauge    seconds                    how late the latest looks were, at the worst account
 * calltracking.slots.problems   gauge    problem                    slots that an operator should look at
 * </pre>
 */
public final class CallMetrics {
    private static final String PREFIX = "calltracking.";
    private static final String PROVIDER = "provider";
    private static final String SOURCE = "source";

    private final MeterRegistry registry;

    private CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Measures a tracker from now on. */
    @SuppressWarnings("exports") // Whoever calls this has Micrometer; nobody else needs it.
    public static CallMetrics of(CallTracker tracker, MeterRegistry registry) {
        CallMetrics metrics = new CallMetrics(registry);
        tracker.onEvent(metrics::measure);
        tracker.onWebhook(metrics::count);
        metrics.gauge("accounts.paused", tracker, account -> account.problem() != null);
        metrics.gauge("accounts.silent", tracker, AccountHealth::webhooksSilent);
        Gauge.builder(PREFIX + "poll.lag", tracker, CallMetrics::pollLag)
                .baseUnit("seconds")
                .register(registry);
        for (Problem problem : Problem.values()) {
            if (problem != Problem.NONE) {
                metrics.gauge(problem, tracker);
            }
        }
        return metrics;
    }

    private void count(WebhookActivity activity) {
        if (activity instanceof WebhookActivity.Received received) {
            Outcome outcome = received.outcome();
            // The name comes from outside: one that nobody set up must not make a meter of its own.
            String provider = outcome == Outcome.UNKNOWN_PROVIDER ? "unknown" : received.provider();
            String word = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
            registry.counter(PREFIX + "webhooks", PROVIDER, provider, "outcome", word)
                    .increment();
        } else if (activity instanceof WebhookActivity.AppliedLater later) {
            registry.timer(PREFIX + "webhooks.kept", PROVIDER, later.provider()).record(later.kept());
        } else if (activity instanceof WebhookActivity.Dropped dropped) {
            registry.counter(PREFIX + "webhooks.dropped").increment(dropped.count());
        }
    }

    private void gauge(String name, CallTracker tracker, Predicate<AccountHealth> counted) {
        Gauge.builder(
                        PREFIX + name,
                        tracker,
                        of -> of.accounts().stream().filter(counted).count())
                .register(registry);
    }

    private static double pollLag(CallTracker tracker) {
        return tracker.accounts().stream()
                .mapToDouble(account -> account.pollLag().toMillis() / 1e3)
                .max()
                .orElse(0);
    }

    private void gauge(Problem problem, CallTracker tracker) {
        Gauge.builder(
                        PREFIX + "slots.problems",
                        tracker,
                        of -> of.slots().problems().stream()
                                .filter(holder -> holder.problem() == problem)
                                .count())
                .tag("problem", problem.name().toLowerCase(Locale.ROOT).replace('_', '-'))
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
