package io.calltracking.testkit.simulator.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The simulator's own daemon threads, named after what they do, gone after {@link #close()}. Thread-safe. */
public final class Threads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Set<Thread> started = ConcurrentHashMap.newKeySet();
    private final ExecutorService api;
    private final ExecutorService webhooks;
    private final ScheduledThreadPoolExecutor timer;

    /** Starts no thread yet: each starts with its first task. */
    public Threads() {
        this.api = Executors.newFixedThreadPool(16, tracked("api"));
        this.webhooks = Executors.newFixedThreadPool(4, tracked("webhooks"));
        this.timer = new ScheduledThreadPoolExecutor(1, tracked("timer"));
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

    /** Interrupts everything and waits for at most two seconds. Safe to repeat. */
    @Override
    public void close() {
        timer.shutdownNow();
        api.shutdownNow();
        webhooks.shutdownNow();
        try {
            awaitEnd(System.nanoTime() + PATIENCE.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** An executor is terminated a little before its threads are gone, so these are waited for themselves. */
    private void awaitEnd(long deadline) throws InterruptedException {
        for (Thread thread : started) {
            if (thread != Thread.currentThread()) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            }
            if (thread.isAlive() && thread != Thread.currentThread()) {
                throw new IllegalStateException(thread.getName() + " did not end within " + PATIENCE);
            }
        }
    }

    private ThreadFactory tracked(String what) {
        ThreadFactory factory = named(what);
        return task -> {
            Thread thread = factory.newThread(task);
            started.add(thread);
            return thread;
        };
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
