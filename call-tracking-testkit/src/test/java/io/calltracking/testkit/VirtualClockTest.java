package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VirtualClockTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final List<String> ran = new ArrayList<>();

    @Test
    void standsStillUntilMoved() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
        clock.advance(Duration.ofMillis(5));
        assertThat(clock.instant()).isEqualTo(START.plusMillis(5));
        clock.advanceTo(START.plusSeconds(1));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void showsWholeMilliseconds() {
        VirtualClock fine = VirtualClock.startingAt(START.plusNanos(1_999_999));
        assertThat(fine.instant()).isEqualTo(START.plusMillis(1));
        fine.advance(Duration.ofNanos(1_999_999));
        assertThat(fine.instant()).isEqualTo(START.plusMillis(2));
    }

    @Test
    void doesNotGoBack() {
        assertThatThrownBy(() -> clock.advanceTo(START.minusMillis(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runsTasksInOrderOfTimeEachAtItsOwn() {
        schedule(30, "c");
        schedule(10, "a");
        schedule(10, "b");
        schedule(31, "later");
        clock.advance(Duration.ofMillis(30));
        assertThat(ran).containsExactly("a@10", "b@10", "c@30");
        assertThat(clock.pending()).isEqualTo(1);
        assertThat(clock.instant()).isEqualTo(START.plusMillis(30));
    }

    @Test
    void runsWhatTasksScheduleWhenItIsDueOnTheWay() {
        clock.schedule(Duration.ofMillis(10), () -> {
            schedule(5, "soon");
            schedule(50, "later");
        });
        clock.advance(Duration.ofMillis(20));
        assertThat(ran).containsExactly("soon@15");
        assertThat(clock.pending()).isEqualTo(1);
    }

    @Test
    void taskThatIsDueAtOnceWaitsForTheNextMove() {
        schedule(0, "a");
        schedule(-7, "b");
        assertThat(ran).isEmpty();
        clock.advance(Duration.ZERO);
        assertThat(ran).containsExactly("a@0", "b@0");
    }

    @Test
    void begunMillisecondOfADelayIsWaitedFor() {
        clock.schedule(Duration.ofNanos(1_000_001), () -> ran.add("ran"));
        clock.advance(Duration.ofMillis(1));
        assertThat(ran).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(ran).containsExactly("ran");
    }

    @Test
    void taskCalledOffDoesNotRun() {
        Runnable callOff = clock.schedule(Duration.ofMillis(1), () -> ran.add("no"));
        callOff.run();
        callOff.run();
        clock.advance(Duration.ofMillis(1));
        assertThat(ran).isEmpty();
    }

    @Test
    void taskThatThrowsStopsTheClockAtItsTime() {
        clock.schedule(Duration.ofMillis(3), () -> {
            throw new IllegalStateException("boom");
        });
        schedule(4, "after");
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(9))).hasMessage("boom");
        assertThat(clock.instant()).isEqualTo(START.plusMillis(3));
        clock.advance(Duration.ofMillis(6));
        assertThat(ran).containsExactly("after@4");
    }

    @Test
    void clockOfAnotherZoneMovesAlong() {
        Clock india = clock.withZone(ZoneId.of("Asia/Kolkata"));
        clock.advance(Duration.ofHours(1));
        assertThat(india.instant()).isEqualTo(clock.instant());
        assertThat(india.getZone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
    }

    @Test
    void everyTaskRunsOnceWhoeverMovesTheClock() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        Race.run(i -> () -> {
            for (int n = 0; n < 100; n++) {
                clock.schedule(Duration.ofMillis(n % 7), runs::incrementAndGet);
                clock.advance(Duration.ofMillis(1));
            }
            return true;
        });
        clock.advance(Duration.ofSeconds(1));
        assertThat(runs).hasValue(Race.THREADS * 100);
        assertThat(clock.pending()).isZero();
    }

    private void schedule(long millis, String name) {
        clock.schedule(
                Duration.ofMillis(millis),
                () -> ran.add(
                        name + "@" + Duration.between(START, clock.instant()).toMillis()));
    }
}
