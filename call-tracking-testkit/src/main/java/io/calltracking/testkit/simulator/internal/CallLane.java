package io.calltracking.testkit.simulator.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The webhooks of one call, each sent after the one before it was answered or failed. One may be held back, to be sent
 * after its successor. Thread-safe.
 */
final class CallLane {
    private final Executor executor;
    private CompletableFuture<Void> tail = CompletableFuture.completedFuture(null);
    private @Nullable Supplier<CompletableFuture<Void>> held;

    CallLane(Executor executor) {
        this.executor = executor;
    }

    /** Sends after what is in the lane and not before {@code ready}; then whatever was held back. */
    synchronized CompletableFuture<Void> send(
            CompletableFuture<Void> ready, Supplier<CompletableFuture<Void>> delivery) {
        append(ready, delivery);
        return release();
    }

    /** Holds back until the next is sent; sends at once when another is held back already. */
    synchronized CompletableFuture<Void> hold(
            CompletableFuture<Void> ready, Supplier<CompletableFuture<Void>> delivery) {
        if (held != null) {
            return send(ready, delivery);
        }
        held = delivery;
        return tail;
    }

    /** Sends what is held back, if anything. */
    synchronized CompletableFuture<Void> release() {
        Supplier<CompletableFuture<Void>> late = held;
        held = null;
        if (late != null) {
            append(CompletableFuture.completedFuture(null), late);
        }
        return tail;
    }

    synchronized boolean idle() {
        return held == null && tail.isDone();
    }

    private void append(CompletableFuture<Void> ready, Supplier<CompletableFuture<Void>> delivery) {
        tail = tail.thenCombine(ready, (before, lag) -> delivery)
                .thenComposeAsync(Supplier::get, executor)
                .handle((done, failed) -> null);
    }
}
