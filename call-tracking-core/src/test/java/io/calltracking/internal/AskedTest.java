package io.calltracking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.internal.Asked.Outcome;
import io.calltracking.internal.Asked.What;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AskedTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Asked<Integer, String> asked = new Asked<>(7);

    @Test
    void whoIsAnsweredStopsWaiting() {
        CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> asked.answer("seven"));
        assertThat(asked.await(LONG)).isEqualTo(new Outcome<>(What.ANSWERED, "seven"));
        answering.join();
    }

    @Test
    void whoWasToldBeforeDoesNotWait() {
        asked.workForAll();
        assertThat(asked.await(LONG)).isEqualTo(new Outcome<String>(What.WORK_FOR_ALL, null));
    }

    @Test
    void whoIsAnsweredNeedNotDoItToo() {
        asked.answer("seven");
        asked.doItYourself();
        assertThat(asked.await(LONG)).isEqualTo(new Outcome<>(What.ANSWERED, "seven"));
    }

    @Test
    void patienceEnds() {
        assertThat(asked.await(Duration.ofMillis(1))).isNull();
    }

    /** What is asked for may be written by then: who is interrupted must learn what became of it. */
    @Test
    void whoIsInterruptedWaitsOnAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> asked.answer("seven"));
        assertThat(asked.await(LONG)).isEqualTo(new Outcome<>(What.ANSWERED, "seven"));
        assertThat(Thread.interrupted()).isTrue();
        answering.join();
    }

    @Test
    void whoIsWokenForNothingWaitsOn() {
        asked.wake();
        CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> asked.answer("seven"));
        assertThat(asked.await(LONG)).isEqualTo(new Outcome<>(What.ANSWERED, "seven"));
        answering.join();
    }
}
