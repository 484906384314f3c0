package io.calltracking.testkit.simulator.internal;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The simulator's own daemon threads, named after what they do, gone after {@link #close()}. Thread-safe. */
public final class Threads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ExecutorService api;
    private final ExecutorService webhooks;
    private final ScheduledThreadPoolExecutor timer;

    /** Starts no thread yet: each starts with its first task. */
    public Threads() {
        this.api = Executors.newFixedThreadPool(16, named("api"));
        this.webhooks = Executors.newFixedThreadPool(4, named("webhooks"));
        this.timer = new ScheduledThreadPoolExecutor(1, named("timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Threads that answer API requests.
     *
     * @return an executor
     */
    public ExecutorService api() {
        return api;
    }

    /**
     * Threads that deliver webhooks.
     *
     * @return an executor
     */
    public ExecutorService webhooks() {
        return webhooks;
    }

    /**
     * The one thread that waits; its tasks must not.
     *
     * @return a scheduler
     */
    public ScheduledThreadPoolExecutor timer() {
        return timer;
    }

    /** Interrupts everything and waits for at most two seconds per kind of thread. Safe to repeat. */
    @Override
    public void close() {
        timer.shutdownNow();
        api.shutdownNow();
        webhooks.shutdownNow();
        try {
            boolean gone = timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            gone &= api.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            gone &= webhooks.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!gone) {
                throw new IllegalStateException("a thread of the simulator did not end within " + PATIENCE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Makes daemon threads.
     *
     * @param what what the threads do
     * @return a factory
     */
    public static ThreadFactory named(String what) {
        AtomicInteger made = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "provider-simulator-" + what + "-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
