package io.calltracking.examples.chaos;

import io.calltracking.CallRequest;
import io.calltracking.CallTracker;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.Placement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The app's own work: asks for each call of the list, a few at a time, the same list after each restart. */
final class Placer {
    private static final int AT_A_TIME = 3;
    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

    private final CallTracker tracker;
    private final NodeOptions options;
    private final Consumer<Report> said;

    Placer(CallTracker tracker, NodeOptions options, Consumer<Report> said) {
        this.tracker = tracker;
        this.options = options;
        this.said = said;
    }

    /** Asks for all calls and returns when each was answered. */
    void placeAll() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        for (CallList.Entry entry : options.list().entries()) {
            threads.execute(() -> place(entry));
            if (!options.pace().isZero()) {
                Pause.of(options.pace());
            }
        }
        threads.shutdown();
    }

    /** A store that fails is asked again, as an app with a key may do. */
    private void place(CallList.Entry entry) {
        CallRequest request = CallRequest.to(entry.number())
                .agent(CallList.AGENT)
                .owner(entry.owner())
                .idempotencyKey(entry.key())
                .build();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Placement placement = tracker.submit(request);
                said.accept(new Report.Placed(
                        entry.key(), placement.call().id(), placement.kind().name()));
                return;
            } catch (CallTrackingException e) {
                said.accept(new Report.Problem(entry.key() + " " + e.code() + " " + e.getMessage()));
                if (e.code() != ErrorCode.STORE_ERROR) {
                    return;
                }
                Pause.of(BETWEEN_ATTEMPTS);
            }
        }
    }
}
