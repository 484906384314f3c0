package io.calltracking.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does together what many threads ask for at the same time, so that they share the round trips and the commit. Whoever
 * comes while fewer than {@link #WORKERS} work does its own at once. Whoever comes meanwhile waits, and the first of those
 * who wait then works for all of them: nobody waits for others to come. When work for several fails, each of them does its
 * own by itself, so what spoils it for one spoils it for no other; and so does whoever has waited for two seconds. Thread-safe.
 *
 * @param <A> what is asked
 * @param <B> the answer to it
 */
final class Together<A, B> {
    /** Two, so that one group is made up, or its answers are used, while the database works on the other. */
    static final int WORKERS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Function<A, B> alone;
    private final Function<List<A>, List<B>> together;
    private final int most;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Asked<A, B>> waiting = new ArrayDeque<>();
    private int working;

    /**
     * Needs both ways to do it.
     *
     * @param alone does one; may be run by several threads at a time
     * @param together does several, and answers in the same order
     * @param most how many are done at once
     */
    Together(Function<A, B> alone, Function<List<A>, List<B>> together, int most) {
        this(alone, together, most, PATIENCE);
    }

    /** The same with another time after which nobody waits any longer for those at work. */
    Together(Function<A, B> alone, Function<List<A>, List<B>> together, int most, Duration patience) {
        this.patience = patience;
        this.alone = alone;
        this.together = together;
        this.most = most;
    }

    /** What somebody waits for: an answer, or that it is their turn. */
    private static final class Asked<A, B> {
        final A question;
        final CompletableFuture<Outcome<B>> outcome = new CompletableFuture<>();

        Asked(A question) {
            this.question = question;
        }
    }

    /**
     * What becomes of somebody who waits.
     *
     * @param answer null when it is not {@link What#ANSWERED}
     */
    private record Outcome<B>(What what, @Nullable B answer) {}

    private enum What {
        ANSWERED,
        DO_IT_YOURSELF,
        WORK_FOR_ALL
    }

    /** The answer; throws what doing it alone throws. */
    B ask(A question) {
        Asked<A, B> mine = new Asked<>(question);
        if (joinsOthers(mine)) {
            Outcome<B> outcome = outcome(mine);
            if (outcome.answer() != null) {
                return outcome.answer();
            }
            if (outcome.what() == What.DO_IT_YOURSELF) {
                return alone.apply(question);
            }
        }
        List<Asked<A, B>> others = others();
        try {
            return others.isEmpty() ? alone.apply(question) : work(mine, others);
        } finally {
            handOver();
        }
    }

    /** Who has waited for long does it alone: those at work may be stuck, on a connection that hangs or behind a lock. */
    private Outcome<B> outcome(Asked<A, B> mine) {
        try {
            return mine.outcome
                    .copy()
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            return left(mine) ? new Outcome<>(What.DO_IT_YOURSELF, null) : mine.outcome.join();
        }
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
            if (working == WORKERS) {
                waiting.add(mine);
                return true;
            }
            working++;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private List<Asked<A, B>> others() {
        lock.lock();
        try {
            List<Asked<A, B>> others = new ArrayList<>();
            while (!waiting.isEmpty() && others.size() < most - 1) {
                others.add(waiting.remove());
            }
            return others;
        } finally {
            lock.unlock();
        }
    }

    private B work(Asked<A, B> mine, List<Asked<A, B>> others) {
        List<A> questions = new ArrayList<>();
        questions.add(mine.question);
        others.forEach(other -> questions.add(other.question));
        List<B> answers;
        try {
            answers = List.copyOf(together.apply(questions));
            if (answers.size() != questions.size()) {
                throw new IllegalStateException(questions.size() + " were asked, " + answers.size() + " answered");
            }
        } catch (RuntimeException | Error e) {
            others.forEach(other -> other.outcome.complete(new Outcome<>(What.DO_IT_YOURSELF, null)));
            return alone.apply(mine.question);
        }
        for (int i = 0; i < others.size(); i++) {
            others.get(i).outcome.complete(new Outcome<>(What.ANSWERED, answers.get(i + 1)));
        }
        return answers.get(0);
    }

    private void handOver() {
        lock.lock();
        try {
            Asked<A, B> next = waiting.poll();
            if (next == null) {
                working--;
            } else {
                next.outcome.complete(new Outcome<>(What.WORK_FOR_ALL, null));
            }
        } finally {
            lock.unlock();
        }
    }
}
