package io.calltracking.internal;

import io.calltracking.internal.Asked.Outcome;
import io.calltracking.internal.Asked.What;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does together what many threads ask for at the same time, so that they share the round trips and the commit. Whoever
 * comes while fewer than {@link #WORKERS} work does its own at once. Whoever comes meanwhile waits, and the first of those
 * who wait then works for all of them. Where many ask at a time, whoever begins waits a moment until its share of them has
 * come: never longer than half of what a group takes, nor than a millisecond, and not at all where nobody came the last time. When
 * work for several fails, each of them does its own by itself, so what spoils it for one spoils it for no other; and so does
 * whoever has waited for two seconds. Thread-safe.
 *
 * @param <A> what is asked
 * @param <B> the answer to it
 */
final class Together<A, B> {
    /** Two, so that one group is made up, or its answers are used, while the database works on the other. */
    static final int WORKERS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LONGEST_GATHERING = Duration.ofMillis(1).toNanos();

    private final Function<A, B> alone;
    private final Function<List<A>, List<B>> together;
    private final Limit<A> limit;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Asked<A, B>> waiting = new ArrayDeque<>();
    private int working;
    /** How many are asking now. */
    private int asking;

    /** How many asked at a time when a group began lately. */
    private int crowd;

    /** Who waits for others to come; they join it. */
    private @Nullable Asked<A, B> gatherer;

    /** How many others it waits for. */
    private int wanted;

    /** What a group takes, on average of the last ones. */
    private long typicalNanos;

    /**
     * How many are done at once.
     *
     * @param most the number
     * @param length of one, in any unit
     * @param longest of all of them added up; who is longer is done alone
     */
    record Limit<A>(int most, ToIntFunction<A> length, int longest) {
        /** By number only. */
        static <A> Limit<A> of(int most) {
            return new Limit<>(most, question -> 0, 0);
        }
    }

    /**
     * Needs both ways to do it.
     *
     * @param alone does one; may be run by several threads at a time
     * @param together does several, and answers in the same order
     */
    Together(Function<A, B> alone, Function<List<A>, List<B>> together, Limit<A> limit) {
        this(alone, together, limit, PATIENCE);
    }

    /** The same with another time after which nobody waits any longer for those at work. */
    Together(Function<A, B> alone, Function<List<A>, List<B>> together, Limit<A> limit, Duration patience) {
        this.patience = patience;
        this.alone = alone;
        this.together = together;
        this.limit = limit;
    }

    /** The answer; throws what doing it alone throws. */
    B ask(A question) {
        Asked<A, B> mine = new Asked<>(question);
        try {
            return joinsOthers(mine) ? answered(mine) : work(mine);
        } finally {
            leave();
        }
    }

    private B answered(Asked<A, B> mine) {
        Outcome<B> outcome = outcome(mine);
        if (outcome.answer() != null) {
            return outcome.answer();
        }
        return outcome.what() == What.DO_IT_YOURSELF ? alone.apply(mine.question) : work(mine);
    }

    /** Who has waited for long does it alone: those at work may be stuck, on a connection that hangs or behind a lock. */
    private Outcome<B> outcome(Asked<A, B> mine) {
        Outcome<B> outcome = mine.await(patience);
        while (outcome == null) {
            if (left(mine)) {
                return Asked.yourself();
            }
            outcome = mine.await(patience); // somebody works for it
        }
        return outcome;
    }

    private boolean left(Asked<A, B> mine) {
        lock.lock();
        try {
            return waiting.remove(mine);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait just now. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean joinsOthers(Asked<A, B> mine) {
        lock.lock();
        try {
            asking++;
            if (gatherer == null && working < WORKERS) {
                working++;
                return false;
            }
            waiting.add(mine);
            if (gatherer != null && waiting.size() >= wanted) {
                gatherer.wake();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            asking--;
        } finally {
            lock.unlock();
        }
    }

    private B work(Asked<A, B> mine) {
        try {
            List<Asked<A, B>> others = gathered(mine);
            long begun = System.nanoTime();
            B answer = others.isEmpty() ? alone.apply(mine.question) : work(mine, others);
            took(System.nanoTime() - begun);
            return answer;
        } finally {
            handOver();
        }
    }

    private void took(long nanos) {
        lock.lock();
        try {
            typicalNanos += (nanos - typicalNanos) / 8;
        } finally {
            lock.unlock();
        }
    }

    private List<Asked<A, B>> gathered(Asked<A, B> mine) {
        lock.lock();
        try {
            crowd = Math.max(crowd, asking);
            wanted = Math.min(limit.most(), crowd / WORKERS) - 1;
            if (waiting.size() < wanted && gatherer == null) {
                gather(mine);
            }
            return others(limit.length().applyAsInt(mine.question));
        } finally {
            lock.unlock();
        }
    }

    /** As many of those who wait as there is room for beside one of this length. */
    private List<Asked<A, B>> others(int length) {
        List<Asked<A, B>> others = new ArrayList<>(limit.most());
        long together = length;
        Asked<A, B> next = waiting.peek();
        while (next != null && others.size() < limit.most() - 1) {
            together += limit.length().applyAsInt(next.question);
            if (together > limit.longest()) {
                return others;
            }
            others.add(next);
            waiting.remove();
            next = waiting.peek();
        }
        return others;
    }

    /** Holds the lock before and after, not meanwhile. */
    private void gather(Asked<A, B> mine) {
        long left = Math.min(typicalNanos / 2, LONGEST_GATHERING);
        long deadline = System.nanoTime() + left;
        gatherer = mine;
        while (waiting.size() < wanted && left > 0) {
            lock.unlock();
            try {
                LockSupport.parkNanos(this, left);
            } finally {
                lock.lock();
            }
            left = Thread.currentThread().isInterrupted() ? 0 : deadline - System.nanoTime();
        }
        gatherer = null;
        if (waiting.size() < wanted) {
            crowd = asking;
        }
    }

    private B work(Asked<A, B> mine, List<Asked<A, B>> others) {
        try {
            List<A> questions = new ArrayList<>();
            questions.add(mine.question);
            others.forEach(other -> questions.add(other.question));
            List<B> answers = List.copyOf(together.apply(questions));
            if (answers.size() != questions.size()) {
                throw new IllegalStateException(questions.size() + " were asked, " + answers.size() + " answered");
            }
            for (int i = 0; i < others.size(); i++) {
                others.get(i).answer(answers.get(i + 1));
            }
            return answers.get(0);
        } catch (RuntimeException | Error e) {
            others.forEach(Asked::doItYourself);
            return alone.apply(mine.question);
        }
    }

    private void handOver() {
        lock.lock();
        try {
            Asked<A, B> next = gatherer == null ? waiting.poll() : null;
            if (next == null) {
                working--;
            } else {
                next.workForAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
