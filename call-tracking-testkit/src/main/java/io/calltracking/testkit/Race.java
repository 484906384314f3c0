package io.calltracking.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Threads that start at the same moment. */
final class Race {
    /** How many run in the contract's tests. */
    static final int THREADS = 8;

    private static final int MAX_SECONDS = 60;

    private Race() {}

    /**
     * Runs one task per thread, all at once.
     *
     * @param task the task of the runner with this number, from 0
     * @return what each gave
     */
    static <T> List<T> run(IntFunction<Callable<T>> task) throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Callable<T> mine = task.apply(i);
                futures.add(runners.submit(() -> {
                    start.await(MAX_SECONDS, TimeUnit.SECONDS);
                    return mine.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future));
            }
            return results;
        } finally {
            runners.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a runner failed", e.getCause());
        }
    }
}
