package io.calltracking.testkit.simulator.internal;

import io.calltracking.testkit.simulator.WebhookAttempt;
import io.calltracking.testkit.simulator.WebhookFault;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Delivers webhooks: those of one call one after the other, those of different calls at once, with the ordered faults.
 * A repetition of a delivery that was not acknowledged does not hold up what comes behind it. Never blocks.
 * Thread-safe.
 */
public final class WebhookCourier {
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(2);

    private final Stage stage;
    private final WebhookSettings settings;
    private final WebhookSender sender;
    private final ConcurrentHashMap<String, CallLane> lanes = new ConcurrentHashMap<>();

    /**
     * A courier with nothing to deliver.
     *
     * @param stage its clock, threads, ledger and fault plan
     * @param settings how to deliver
     */
    public WebhookCourier(Stage stage, WebhookSettings settings) {
        this.stage = stage;
        this.settings = settings;
        this.sender = new WebhookSender(stage.threads().webhooks(), settings);
    }

    /**
     * Takes a webhook for delivery.
     *
     * @param notice the webhook
     */
    public void post(Notice notice) {
        WebhookFault fault = stage.faults().strike(notice);
        try {
            post(notice, fault);
        } catch (RejectedExecutionException closed) {
            lanes.clear(); // A closed simulator delivers nothing more.
        }
    }

    /** Gives up the HTTP client. */
    public void close() {
        sender.close();
    }

    private void post(Notice notice, @Nullable WebhookFault fault) {
        Supplier<CompletableFuture<Void>> delivery = () -> deliver(notice, fault, 1);
        if (fault == null) {
            inLane(notice, lane -> lane.send(after(settings.lag()), delivery));
            return;
        }
        switch (fault.kind()) {
            case LOST -> record(notice, fault, new Try(1, stage.clock().instant(), 0));
            case TWICE -> {
                inLane(notice, lane -> lane.send(after(settings.lag()), delivery));
                inLane(notice, lane -> lane.send(after(settings.lag()), delivery));
            }
            case OUT_OF_ORDER -> {
                inLane(notice, lane -> lane.hold(after(settings.lag()), delivery));
                var unused = after(LONGEST_HOLD)
                        .thenRunAsync(
                                () -> inLane(notice, CallLane::release),
                                stage.threads().webhooks());
            }
            case LATE -> later(settings.lag().plus(fault.duration()), () -> deliver(notice, fault, 1));
        }
    }

    private CompletableFuture<Void> deliver(Notice notice, @Nullable WebhookFault fault, int attempt) {
        Instant sentAt = stage.clock().instant();
        return sender.send(notice).thenAccept(status -> {
            record(notice, fault, new Try(attempt, sentAt, status));
            boolean acknowledged = status >= 200 && status < 300;
            if (!acknowledged && attempt <= settings.retries()) {
                Duration wait = settings.retryDelay().multipliedBy(1L << Math.min(attempt - 1, 16));
                later(wait, () -> deliver(notice, fault, attempt + 1));
            }
        });
    }

    private void record(Notice notice, @Nullable WebhookFault fault, Try tried) {
        stage.ledger()
                .delivered(new WebhookAttempt(
                        notice.callId(),
                        notice.status(),
                        tried.number,
                        notice.url(),
                        notice.body(),
                        tried.at,
                        tried.answer,
                        fault));
    }

    private void inLane(Notice notice, LaneUse use) {
        lanes.compute(notice.callId(), (id, known) -> {
            CallLane lane = known == null ? new CallLane(stage.threads().webhooks()) : known;
            var unused =
                    use.on(lane).thenRunAsync(() -> leave(id), stage.threads().webhooks());
            return lane;
        });
    }

    private void leave(String callId) {
        lanes.computeIfPresent(callId, (id, lane) -> lane.idle() ? null : lane);
    }

    private void later(Duration wait, Supplier<CompletableFuture<Void>> delivery) {
        var unused = after(wait)
                .thenComposeAsync(over -> delivery.get(), stage.threads().webhooks());
    }

    private CompletableFuture<Void> after(Duration wait) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        var unused =
                stage.threads().timer().schedule(() -> over.complete(null), wait.toMillis(), TimeUnit.MILLISECONDS);
        return over;
    }

    private record Try(int number, Instant at, int answer) {}

    @FunctionalInterface
    private interface LaneUse {
        CompletableFuture<Void> on(CallLane lane);
    }
}
