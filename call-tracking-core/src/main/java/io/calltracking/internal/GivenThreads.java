package io.calltracking.internal;

import io.calltracking.Scheduler;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Threads of the app's own, left running.
 *
 * @param scheduler runs tasks later
 * @param workers runs looks
 * @param listeners runs listeners on the workers, one at a time
 */
public record GivenThreads(Scheduler scheduler, Executor workers, Executor listeners) implements Threads {

    /** Listeners run on the workers too, one after the other. */
    public static GivenThreads of(Scheduler scheduler, Executor workers) {
        return new GivenThreads(scheduler, workers, new InOrder(workers));
    }

    @Override
    public void close() {}

    /** Hands tasks to another executor so that each starts after the one before has ended. */
    private static final class InOrder implements Executor {
        private final Executor workers;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private @Nullable Runnable current;

        InOrder(Executor workers) {
            this.workers = workers;
        }

        @Override
        public void execute(Runnable task) {
            synchronized (waiting) {
                waiting.add(task);
                if (current != null) {
                    return;
                }
                current = this::runAll;
            }
            workers.execute(this::runAll);
        }

        private void runAll() {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
        }

        private @Nullable Runnable next() {
            synchronized (waiting) {
                current = waiting.poll();
                return current;
            }
        }
    }
}
