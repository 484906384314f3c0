package io.calltracking.internal.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contacts are taken ahead only where they are called sooner than more can be taken. */
class BacklogTest {
    private static final int PLACES = 4;

    private Instant now = Instant.parse("2026-11-18T09:30:00Z");
    private final AtomicInteger rung = new AtomicInteger();
    private final Backlog backlog = new Backlog(() -> now, rung::incrementAndGet);
    private final List<Integer> called = new ArrayList<>();
    private final List<Integer> left = new ArrayList<>();

    @Test
    void asManyAreTakenAsThereArePlacesAndNoneWhileThePlacesAreTaken() {
        assertThat(backlog.wanted(PLACES)).isEqualTo(PLACES);
        assertThat(backlog.wanted(0)).isZero();
    }

    @Test
    void asManyAgainAreTakenAheadAsWereCalledMeanwhile() {
        add(8);
        backlog.work(1).forEach(Runnable::run);

        assertThat(backlog.wanted(PLACES)).isEqualTo(PLACES + 16);
    }

    @Test
    void noMoreAreTakenWhileManyOfThemWait() {
        add(8);
        backlog.work(1).forEach(Runnable::run);
        backlog.wanted(0);
        add(9);

        assertThat(backlog.wanted(PLACES)).isZero();
    }

    @Test
    void whoHadToWaitUntilFewAreLeftIsToldOnceThatTheyAre() {
        add(3);
        assertThat(backlog.wanted(PLACES)).isZero();
        assertThat(rung).as("they are still there").hasValue(0);

        backlog.work(PLACES).forEach(Runnable::run);

        assertThat(rung).hasValue(1);
        add(1);
        backlog.work(1).forEach(Runnable::run);
        assertThat(rung).as("nobody asked meanwhile").hasValue(1);
    }

    @Test
    void howManyAreTakenAheadIsBounded() {
        add(1000);
        backlog.work(1).forEach(Runnable::run);

        assertThat(backlog.wanted(0)).isEqualTo(100);
    }

    @Test
    void oneAfterTheOtherIsCalledInOrderOnOnePlace() {
        add(3);

        assertThat(backlog.work(1)).hasSize(1);
        backlog.work(1).forEach(Runnable::run);

        assertThat(called).containsExactly(0, 1, 2);
        assertThat(backlog.work(PLACES)).isEmpty();
    }

    @Test
    void aPlaceIsGivenBackAfterAMomentThoughOthersWait() {
        IntStream.range(0, 10)
                .forEach(i -> add(() -> {
                    now = now.plus(Duration.ofMillis(100));
                    return called.add(i);
                }));

        backlog.work(1).forEach(Runnable::run);

        assertThat(called).containsExactly(0, 1, 2);
        assertThat(backlog.work(PLACES)).hasSize(PLACES);
    }

    @Test
    void oneThatFailsHoldsNobodyUp() {
        add(() -> {
            throw new IllegalStateException("no connection");
        });
        add(2);

        backlog.work(1).forEach(Runnable::run);

        assertThat(called).containsExactly(0, 1);
    }

    @Test
    void whatWasDoneWithoutCallingAnybodyTakesNobodyAhead() {
        IntStream.range(0, 8).forEach(i -> add(() -> false));
        add(() -> {
            throw new IllegalStateException("no connection");
        });
        add(1);
        backlog.work(1).forEach(Runnable::run);

        assertThat(backlog.wanted(PLACES)).isEqualTo(PLACES + 2);
    }

    @Test
    void whatWaitsIsLeftOnceAndNotDone() {
        add(3);

        backlog.leave();
        backlog.leave();
        backlog.work(PLACES).forEach(Runnable::run);

        assertThat(left).containsExactly(0, 1, 2);
        assertThat(called).isEmpty();
    }

    @Test
    void whereLeavingFailsItIsNotTriedForTheRest() {
        backlog.add(() -> true, () -> {
            throw new IllegalStateException("no connection");
        });
        add(3);

        backlog.leave();

        assertThat(left).isEmpty();
        assertThat(backlog.work(PLACES)).isEmpty();
    }

    private void add(int calls) {
        IntStream.range(0, calls).forEach(i -> backlog.add(() -> called.add(i), () -> left.add(i)));
    }

    private void add(BooleanSupplier work) {
        backlog.add(work, () -> {});
    }
}
