package io.calltracking;

import java.time.Duration;

/** Runs tasks later. One is made by the tracker unless a test hands it another, driven by hand. */
public interface Scheduler {

    /**
     * Runs a task once after a delay, on some thread of the scheduler's. The task must be short or hand its work on.
     *
     * @return calls the task off if it has not started; harmless afterwards
     */
    Runnable schedule(Duration delay, Runnable task);
}
