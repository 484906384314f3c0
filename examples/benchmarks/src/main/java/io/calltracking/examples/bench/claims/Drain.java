package io.calltracking.examples.bench.claims;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that claim and finish batches until nothing is due any more or the time is over. */
final class Drain {
    static final String RATE = "checksPerSecond";

    private Drain() {}

    /** Claims a batch and finishes it. */
    interface Batch {
        /** How many there were; none when nothing is due any more. */
        int work() throws Exception;
    }

    /** Runs so many threads, and tells how many checks a second they finished. */
    static Map<String, Double> measured(int threads, Duration time, Batch batch) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            long begun = System.nanoTime();
            Callable<Long> worker = () -> worked(batch, begun + time.toNanos());
            List<Future<Long>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(executor.submit(worker));
            }
            return rate(sum(workers), System.nanoTime() - begun);
        } finally {
            executor.shutdownNow();
        }
    }

    /** What was measured, in the form of a contender's numbers. */
    static Map<String, Double> rate(long checks, long nanos) {
        return Map.of(RATE, checks * 1e9 / nanos);
    }

    private static long worked(Batch batch, long end) throws Exception {
        long checks = 0;
        while (System.nanoTime() < end) {
            int some = batch.work();
            if (some == 0) {
                break;
            }
            checks += some;
        }
        return checks;
    }

    private static long sum(List<Future<Long>> workers) throws InterruptedException, ExecutionException {
        long sum = 0;
        for (Future<Long> worker : workers) {
            sum += worker.get();
        }
        return sum;
    }
}
