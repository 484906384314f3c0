package io.calltracking.internal.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contacts that this instance has taken and not called yet. Where a provider answers so quickly that claiming takes longer than
 * calling, contacts are taken ahead, as many as are called meanwhile; otherwise as many as there are places, and the rest is left
 * to other instances. Thread-safe; filled by one thread at a time.
 */
final class Backlog {
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);

    private static final int MOST_AHEAD = 100;
    private static final Duration TURN = Duration.ofMillis(250);

    private final InstantSource clock;
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger called = new AtomicInteger();
    private final AtomicBoolean refused = new AtomicBoolean();
    private final Runnable onLow;
    private volatile int low;

    /**
     * Nobody, so far.
     *
     * @param onLow run when more may be taken after it was said that none should
     */
    Backlog(InstantSource clock, Runnable onLow) {
        this.clock = clock;
        this.onLow = onLow;
    }

    /**
     * Something that waits for a place.
     *
     * @param work does it; whether a contact was called
     * @param leaving leaves it to other instances instead
     */
    private record Waiting(BooleanSupplier work, Runnable leaving) {}

    /** How many more to take when there are so many places; not before those who wait have become few. */
    int wanted(int places) {
        refused.set(true); // before counting: who takes the last of them meanwhile says so
        int left = waiting.size();
        if (left > low) {
            return 0;
        }
        refused.set(false);
        int ahead = Math.min(MOST_AHEAD, 2 * called.getAndSet(0));
        low = ahead / 2;
        return Math.max(0, places + ahead - left);
    }

    /** Whether there is so much to do already that nothing else should be taken. */
    boolean isLong() {
        return waiting.size() > MOST_AHEAD;
    }

    /**
     * Adds something to do.
     *
     * @param work does it; whether a contact was called
     * @param leaving leaves it to other instances, so that they need not wait for a lease to run out
     */
    void add(BooleanSupplier work, Runnable leaving) {
        waiting.add(new Waiting(work, leaving));
    }

    /** Leaves all that waits to other instances. Where that fails, they wait for the leases of the rest. */
    void leave() {
        try {
            for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
                next.leaving().run();
            }
        } catch (RuntimeException e) {
            waiting.clear();
            log.atWarn()
                    .setCause(e)
                    .log("contacts could not be put back; their leases run out and they are called then");
        }
    }

    /** Work for at most so many places. */
    List<Runnable> work(int places) {
        return Collections.nCopies(Math.min(places, waiting.size()), this::work);
    }

    /** Calls one after the other for a moment, then gives the place to whoever needs one. */
    private void work() {
        Instant over = clock.instant().plus(TURN);
        Waiting next = next();
        while (next != null) {
            run(next.work());
            next = clock.instant().isBefore(over) ? next() : null;
        }
    }

    private @Nullable Waiting next() {
        Waiting next = waiting.poll();
        if (waiting.size() <= low && refused.compareAndSet(true, false)) {
            onLow.run();
        }
        return next;
    }

    private void run(BooleanSupplier work) {
        try {
            if (work.getAsBoolean()) {
                called.incrementAndGet();
            }
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("a contact could not be called; its lease runs out and it is tried again");
        }
    }
}
