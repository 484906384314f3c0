package io.calltracking.internal;

import io.calltracking.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads a tracker makes for itself: named daemons, gone after {@link #close()}. */
public final class OwnThreads implements Threads {
    private static final long CLOSE_SECONDS = 10;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(named("timer"));
    private final ExecutorService workers;
    private final ExecutorService listeners = Executors.newSingleThreadExecutor(named("listeners"));

    /** Makes so many workers. */
    public OwnThreads(int workers) {
        this.workers = Executors.newFixedThreadPool(workers, named("worker"));
    }

    @Override
    public Scheduler scheduler() {
        return this::schedule;
    }

    @Override
    public Executor workers() {
        return workers;
    }

    @Override
    public Executor listeners() {
        return listeners;
    }

    private Runnable schedule(Duration delay, Runnable task) {
        Future<?> future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> future.cancel(false);
    }

    /** Lets what was begun end, for at most ten seconds each, then interrupts it. */
    @Override
    public void close() {
        timer.shutdownNow();
        end(workers);
        end(listeners);
    }

    private static void end(ExecutorService executor) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory named(String role) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "call-tracking-" + role + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
