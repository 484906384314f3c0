package io.calltracking.testkit.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class FaultPointsTest {
    private final List<String> passed = new CopyOnWriteArrayList<>();

    @Test
    void occurrencesAreCountedByStep() {
        FaultPoints points = FaultPoints.watching(point -> passed.add(point.toString()));

        points.reached("a:before");
        points.reached("b:before");
        points.reached("a:before");

        assertThat(passed).containsExactly("a:before#1", "b:before#1", "a:before#2");
    }

    @Test
    void nothingMovesAfterTheStop() {
        CompletableFuture<FaultPoint> stopped = new CompletableFuture<>();
        FaultPoint stop = new FaultPoint("a:before", 2);
        FaultPoints points = FaultPoints.stoppingAt(stop, point -> passed.add(point.toString()), stopped::complete);
        points.reached("a:before");

        Thread stoppedOne = start(points, "a:before");
        assertThat(stopped).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(stop);
        Thread another = start(points, "b:before");

        await().untilAsserted(() ->
                assertThat(List.of(stoppedOne.getState(), another.getState())).containsOnly(Thread.State.WAITING));
        assertThat(passed).containsExactly("a:before#1");
    }

    @Test
    void pointsAreReadAsTheyAreWritten() {
        FaultPoint point = new FaultPoint("store.apply.api.queued:after", 12);

        assertThat(FaultPoint.parse(point.toString())).isEqualTo(point);
        assertThatThrownBy(() -> FaultPoint.parse("store.create:after")).hasMessageContaining("form");
        assertThatThrownBy(() -> new FaultPoint("x", 0)).hasMessageContaining("1");
    }

    /** A daemon: it stands still until the JVM ends. */
    private static Thread start(FaultPoints points, String step) {
        Thread thread = new Thread(() -> points.reached(step));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
