package io.calltracking.internal;

import io.calltracking.Scheduler;
import java.util.concurrent.Executor;

/** What a tracker runs on. */
public interface Threads extends AutoCloseable {
    /** Runs tasks later. */
    Scheduler scheduler();

    /** Runs looks. */
    Executor workers();

    /** Runs listeners, one at a time and in order. */
    Executor listeners();

    @Override
    void close();
}
