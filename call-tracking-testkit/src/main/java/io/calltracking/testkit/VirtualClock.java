package io.calltracking.testkit;

import io.calltracking.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until a test moves it, and the scheduler that goes by it. Moving it runs what has become
 * due on the moving thread, in order of time, each task at its own time; so a test of hours takes milliseconds and
 * always takes the same course. Thread-safe: tasks may be scheduled from anywhere, also from tasks; no lock is held
 * while one runs.
 */
public final class VirtualClock extends Clock implements Scheduler {
    private final Queue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::order));
    private Instant now;
    private long scheduled;

    private VirtualClock(Instant start) {
        now = start.truncatedTo(ChronoUnit.MILLIS);
    }

    /** A clock that shows this time, cut to milliseconds. */
    public static VirtualClock startingAt(Instant start) {
        return new VirtualClock(start);
    }

    /** The time it was last moved to, to the millisecond. */
    @Override
    public synchronized Instant instant() {
        return now;
    }

    /**
     * Moves the clock forward and runs every task that becomes due on the way, also those scheduled by such tasks. A
     * task that throws stops the clock at its time and the exception comes out here.
     *
     * @param duration not negative; zero runs what is due now
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a clock cannot go back by " + duration);
        }
        runUntil(instant().plus(duration));
    }

    /**
     * Moves the clock forward to a time, as {@link #advance}. Two threads that move it at once share the tasks, and the
     * later time counts.
     *
     * @throws IllegalArgumentException when that time is past already
     */
    public void advanceTo(Instant time) {
        if (time.isBefore(instant())) {
            throw new IllegalArgumentException("a clock at " + instant() + " cannot go back to " + time);
        }
        runUntil(time);
    }

    private void runUntil(Instant time) {
        Instant target = time.truncatedTo(ChronoUnit.MILLIS);
        for (Task task = nextUntil(target); task != null; task = nextUntil(target)) {
            task.action().run();
        }
    }

    /** How many tasks wait for their time. */
    public synchronized int pending() {
        return tasks.size();
    }

    /** Runs the task when the clock has been moved so far; a delay below zero counts as zero, a
     * begun millisecond as a whole one. */
    @Override
    public synchronized Runnable schedule(Duration delay, Runnable task) {
        Objects.requireNonNull(task, "task");
        Duration whole = delay.isNegative() ? Duration.ZERO : delay.plusNanos(999_999);
        Instant at = now.plus(whole).truncatedTo(ChronoUnit.MILLIS);
        Task entry = new Task(at, scheduled++, task);
        tasks.add(entry);
        return () -> remove(entry);
    }

    /** UTC. */
    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same clock for another zone: it moves with this one. */
    @Override
    @SuppressWarnings("UnnecessaryMethodReference") // as it stands, the default withZone would be this method
    public Clock withZone(ZoneId zone) {
        InstantSource source = this::instant;
        return source.withZone(zone);
    }

    /** The time it shows. */
    @Override
    public String toString() {
        return "VirtualClock[" + instant() + "]";
    }

    private synchronized @Nullable Task nextUntil(Instant target) {
        Task first = tasks.peek();
        if (first == null || first.at().isAfter(target)) {
            now = later(target);
            return null;
        }
        tasks.remove();
        now = later(first.at());
        return first;
    }

    private synchronized void remove(Task task) {
        tasks.remove(task);
    }

    private Instant later(Instant time) {
        return time.isAfter(now) ? time : now;
    }

    private record Task(Instant at, long order, Runnable action) {}
}
