package io.calltracking.testkit.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the steps of a process and can stop it at one: from then on every thread that comes to any step stands still for
 * ever, so that whoever kills the process finds it exactly there. Thread-safe.
 */
public final class FaultPoints implements Steps {
    private final @Nullable FaultPoint stop;
    private final Consumer<FaultPoint> passed;
    private final Consumer<FaultPoint> stopped;
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean still;

    private FaultPoints(@Nullable FaultPoint stop, Consumer<FaultPoint> passed, Consumer<FaultPoint> stopped) {
        this.stop = stop;
        this.passed = passed;
        this.stopped = stopped;
    }

    /** Only counts, and tells of each step gone past. */
    public static FaultPoints watching(Consumer<FaultPoint> passed) {
        return new FaultPoints(null, passed, stopped -> {});
    }

    /**
     * Tells of each step gone past, then stops.
     *
     * @param stop where
     * @param passed told of each step, on the thread that came to it
     * @param stopped told once, when nothing moves any more
     */
    public static FaultPoints stoppingAt(FaultPoint stop, Consumer<FaultPoint> passed, Consumer<FaultPoint> stopped) {
        return new FaultPoints(stop, passed, stopped);
    }

    @Override
    public void reached(String step) {
        synchronized (this) {
            if (!still) {
                FaultPoint here = new FaultPoint(step, counts.merge(step, 1, Integer::sum));
                if (!here.equals(stop)) {
                    passed.accept(here);
                    return;
                }
                still = true;
                stopped.accept(here);
            }
        }
        while (true) {
            LockSupport.park(this);
        }
    }
}
