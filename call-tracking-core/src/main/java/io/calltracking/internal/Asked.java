package io.calltracking.internal;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A question of a thread that waits until another answers it, or tells what to do. One thread waits; any may tell. */
final class Asked<A, B> {
    /** Made beforehand: whoever waits can be told even when there is no memory left. */
    private static final Outcome<?> YOURSELF = new Outcome<>(What.DO_IT_YOURSELF, null);

    private static final Outcome<?> FOR_ALL = new Outcome<>(What.WORK_FOR_ALL, null);

    final A question;
    private final Thread thread = Thread.currentThread();
    private volatile @Nullable Outcome<B> outcome;

    /** By the thread that will wait. */
    Asked(A question) {
        this.question = question;
    }

    /** What somebody who waits is told. */
    enum What {
        ANSWERED,
        DO_IT_YOURSELF,
        WORK_FOR_ALL
    }

    /**
     * What becomes of somebody who waits.
     *
     * @param answer null when it is not {@link What#ANSWERED}
     */
    record Outcome<B>(What what, @Nullable B answer) {}

    void answer(B answer) {
        tell(new Outcome<>(What.ANSWERED, answer));
    }

    /** Nobody does it for them, unless they were told otherwise before. */
    void doItYourself() {
        if (outcome == null) {
            tell(yourself());
        }
    }

    void workForAll() {
        tell(same(FOR_ALL));
    }

    static <B> Outcome<B> yourself() {
        return same(YOURSELF);
    }

    @SuppressWarnings("unchecked") // it has no answer
    private static <B> Outcome<B> same(Outcome<?> withoutAnswer) {
        return (Outcome<B>) withoutAnswer;
    }

    private void tell(Outcome<B> told) {
        outcome = told;
        wake();
    }

    /** Has it look again what became of it. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /** Waits until it is told; null when that takes too long. An interruption is kept for whoever looks for it next. */
    @Nullable
    Outcome<B> await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        long left = patience.toNanos();
        while (outcome == null && left > 0) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted();
            left = deadline - System.nanoTime();
        }
        if (interrupted) {
            thread.interrupt();
        }
        return outcome;
    }
}
