package io.calltracking.examples.bench.history;

import java.util.Arrays;

/** Takes the time of what is done often. */
final class Stopwatch {
    private Stopwatch() {}

    /** Something to be timed. */
    interface Work {
        void run() throws Exception;
    }

    /** The median of so many runs in milliseconds, after one that is not counted. */
    static double median(int runs, Work work) throws Exception {
        work.run();
        double[] millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            millis[i] = once(work);
        }
        Arrays.sort(millis);
        return millis[runs / 2];
    }

    /** The time of one run in milliseconds. */
    static double once(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
