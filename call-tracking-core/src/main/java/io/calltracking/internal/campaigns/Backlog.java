package io.calltracking.internal.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();
    private int low;

    Backlog(InstantSource clock) {
        this.clock = clock;
    }

    /** How many more to take when there are so many places; not before those who wait have become few. */
    int wanted(int places) {
        int left = waiting.size();
        if (left > low) {
            return 0;
        }
        int ahead = Math.min(MOST_AHEAD, 2 * done.getAndSet(0));
        low = ahead / 2;
        return Math.max(0, places + ahead - left);
    }

    /** Whether there is so much to do already that nothing else should be taken. */
    boolean isLong() {
        return waiting.size() > MOST_AHEAD;
    }

    void add(Runnable call) {
        waiting.add(call);
    }

    /** Work for at most so many places. */
    List<Runnable> work(int places) {
        return Collections.nCopies(Math.min(places, waiting.size()), this::work);
    }

    /** Calls one after the other for a moment, then gives the place to whoever needs one. */
    private void work() {
        Instant over = clock.instant().plus(TURN);
        Runnable call = waiting.poll();
        while (call != null) {
            run(call);
            call = clock.instant().isBefore(over) ? waiting.poll() : null;
        }
    }

    private void run(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("a contact could not be called; its lease runs out and it is tried again");
        } finally {
            done.incrementAndGet();
        }
    }
}
