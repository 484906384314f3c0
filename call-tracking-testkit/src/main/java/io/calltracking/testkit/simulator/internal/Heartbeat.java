package io.calltracking.testkit.simulator.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes things happen on time when nobody asks: sends the provider to work when its next entry is due. With a clock
 * driven by hand, whoever drives it calls {@link #beat()}. Thread-safe.
 */
public final class Heartbeat {
    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration CLOCK_STANDS = Duration.ofMillis(50);

    private final SimulatedProvider provider;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer;
    private final Object arming = new Object();
    private @Nullable Future<?> armed;
    private @Nullable Instant armedFor;
    private Instant lastBeat = Instant.MIN;

    /**
     * A heart that does not beat yet.
     *
     * @param provider who is sent to work
     * @param stage its clock and threads
     */
    public Heartbeat(SimulatedProvider provider, Stage stage) {
        this.provider = provider;
        this.clock = stage.clock();
        this.timer = stage.threads().timer();
    }

    /** Lets happen what is due, and sets the timer to what is due next. */
    public void beat() {
        Instant now = clock.instant();
        provider.advance(now);
        synchronized (arming) {
            boolean clockStands = now.equals(lastBeat);
            lastBeat = now;
            arm(now, clockStands);
        }
    }

    private void arm(Instant now, boolean clockStands) {
        Instant due = provider.nextDue();
        if (due == null || (armed != null && !armed.isDone() && due.equals(armedFor))) {
            return;
        }
        if (armed != null) {
            armed.cancel(false);
        }
        Duration wait = longer(Duration.between(now, due), clockStands ? CLOCK_STANDS : SHORTEST);
        armedFor = due;
        try {
            armed = timer.schedule(this::fire, Math.min(wait.toMillis(), 3_600_000), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            armed = null; // Nothing is due in a simulator that was closed.
        }
    }

    private void fire() {
        synchronized (arming) {
            armed = null;
        }
        try {
            beat();
        } catch (RuntimeException broken) {
            log.atError().setCause(broken).log("The simulator itself failed");
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
