package io.calltracking.testkit.simulator.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Things that happen at known times, done in the order of their times no matter when somebody looks. What has happened
 * by an instant thus depends on what was entered, never on timers or threads. Not thread-safe.
 */
public final class Agenda {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::time).thenComparing(Entry::sequence));
    private Instant now = Instant.MIN;
    private long entered;

    /** Creates an empty agenda. */
    public Agenda() {}

    /**
     * The instant up to which everything has been done; while an entry runs, the entry's own time.
     *
     * @return the instant, which never goes back
     */
    public Instant now() {
        return now;
    }

    /**
     * Enters something.
     *
     * @param time when it happens; in the past means at the next look
     * @param happening what happens
     */
    public void at(Instant time, Runnable happening) {
        entries.add(new Entry(time, entered++, happening));
    }

    /**
     * Does everything that is due.
     *
     * @param until how far to go; an instant before {@link #now()} changes nothing
     */
    public void advance(Instant until) {
        for (Entry next = entries.peek(); next != null && !next.time.isAfter(until); next = entries.peek()) {
            entries.remove();
            now = later(now, next.time);
            next.happening.run();
        }
        now = later(now, until);
    }

    /**
     * When the next entry is due.
     *
     * @return the time, null when nothing is entered
     */
    public @Nullable Instant nextDue() {
        Entry next = entries.peek();
        return next == null ? null : next.time;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private record Entry(Instant time, long sequence, Runnable happening) {}
}
