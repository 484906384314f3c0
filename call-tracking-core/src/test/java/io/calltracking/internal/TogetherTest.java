package io.calltracking.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private static final int FIRST = 1000;
    private static final int OTHER_FIRST = 1001;
    private static final int POISON = 13;
    private static final int MOST = 5;
    private static final int LONG = 100;
    private static final int LONGEST = 1_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final CountDownLatch otherMayEnd = new CountDownLatch(1);
    private final CountDownLatch bothBegan = new CountDownLatch(Together.WORKERS);
    private final ConcurrentLinkedQueue<List<Integer>> groups = new ConcurrentLinkedQueue<>();
    private final Together<Integer, String> together =
            new Together<>(this::alone, this::all, new Together.Limit<>(MOST, TogetherTest::length, LONGEST));
    private Function<List<Integer>, List<String>> work =
            questions -> questions.stream().map(TogetherTest::answer).toList();

    @AfterEach
    void endThreads() {
        otherMayEnd.countDown();
        threads.shutdownNow();
    }

    private static int length(int question) {
        return question % LONG == 0 ? LONGEST / 2 : 1;
    }

    private static String answer(int question) {
        return "answer to " + question;
    }

    private String alone(int question) {
        if (question == FIRST || question == OTHER_FIRST) {
            bothBegan.countDown();
            awaitUninterrupted(question == FIRST ? firstMayEnd : otherMayEnd);
        }
        if (question == POISON) {
            throw new IllegalArgumentException("poison");
        }
        return answer(question);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> all(List<Integer> questions) {
        groups.add(questions);
        return work.apply(questions);
    }

    /** Asks these while two are at work, so that all of them wait, in this order; then lets the first of the two end. */
    private List<Future<String>> askedMeanwhile(List<Integer> questions) throws InterruptedException {
        List<Future<String>> answers = new ArrayList<>();
        answers.add(threads.submit(() -> together.ask(FIRST)));
        threads.execute(() -> together.ask(OTHER_FIRST));
        bothBegan.await();
        for (int question : questions) {
            answers.add(threads.submit(() -> together.ask(question)));
            while (together.waiting() < answers.size() - 1) {
                Thread.onSpinWait();
            }
        }
        firstMayEnd.countDown();
        return answers;
    }

    @Test
    void whoComesWhileOthersMayWorkDoesItsOwn() {
        assertThat(together.ask(1)).isEqualTo("answer to 1");
        assertThat(together.ask(2)).isEqualTo("answer to 2");
        assertThat(groups).isEmpty();
    }

    @Test
    void thoseWhoComeMeanwhileAreDoneTogether() throws Exception {
        List<Future<String>> answers = askedMeanwhile(List.of(1, 2, 3));
        assertThat(answers.get(0).get()).isEqualTo(answer(FIRST));
        for (int i = 1; i <= 3; i++) {
            assertThat(answers.get(i).get()).isEqualTo(answer(i));
        }
        assertThat(groups).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void noMoreAreDoneAtOnceThanAllowed() throws Exception {
        List<Future<String>> answers =
                askedMeanwhile(IntStream.rangeClosed(1, 12).boxed().toList());
        for (Future<String> answer : answers) {
            answer.get();
        }
        assertThat(groups).containsExactly(List.of(1, 2, 3, 4, 5), List.of(6, 7, 8, 9, 10), List.of(11, 12));
    }

    @Test
    void noMoreAreDoneAtOnceThanAreLongTogether() throws Exception {
        List<Future<String>> answers = askedMeanwhile(List.of(1, 100, 200, 300, 400, 500));
        for (Future<String> answer : answers) {
            answer.get();
        }
        assertThat(groups).containsExactly(List.of(1, 100), List.of(200, 300), List.of(400, 500));
    }

    @Test
    void whatSpoilsItForOneSpoilsItForNoOther() throws Exception {
        work = questions -> {
            throw new IllegalStateException("all of it failed");
        };
        List<Future<String>> answers = askedMeanwhile(List.of(1, POISON, 3));
        assertThat(answers.get(1).get()).isEqualTo(answer(1));
        assertThatThrownBy(() -> answers.get(2).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(answers.get(3).get()).isEqualTo(answer(3));
        assertThat(together.ask(4)).isEqualTo(answer(4));
    }

    @Test
    void whoFailsLetsTheOthersGoOn() throws Exception {
        assertThatThrownBy(() -> together.ask(POISON)).isInstanceOf(IllegalArgumentException.class);
        assertThat(together.ask(1)).isEqualTo(answer(1));
        List<Future<String>> answers = askedMeanwhile(List.of(POISON));
        assertThatThrownBy(() -> answers.get(1).get()).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(together.ask(2)).isEqualTo(answer(2));
    }

    @Test
    void whoHasWaitedForLongDoesItAlone() throws Exception {
        Together<Integer, String> impatient =
                new Together<>(this::alone, this::all, Together.Limit.of(MOST), Duration.ofMillis(1));
        threads.execute(() -> impatient.ask(FIRST));
        threads.execute(() -> impatient.ask(OTHER_FIRST));
        bothBegan.await();
        assertThat(impatient.ask(1)).isEqualTo(answer(1));
        assertThat(impatient.waiting()).isZero();
        firstMayEnd.countDown();
    }

    @Test
    void whoAnswersTooFewAnswersNobody() throws Exception {
        work = questions -> List.of("one answer");
        List<Future<String>> answers = askedMeanwhile(List.of(1, 2));
        assertThat(answers.get(1).get()).isEqualTo(answer(1));
        assertThat(answers.get(2).get()).isEqualTo(answer(2));
    }

    @Test
    void everybodyGetsTheirOwnAnswerAndNoMoreWorkAtATimeThanMay() throws Exception {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger mostWorking = new AtomicInteger();
        Together<Integer, String> busy = new Together<>(
                question -> counted(working, mostWorking, () -> answer(question)),
                questions -> counted(
                        working,
                        mostWorking,
                        () -> questions.stream().map(TogetherTest::answer).toList()),
                Together.Limit.of(MOST));
        List<Future<Boolean>> runs = IntStream.range(0, 16)
                .mapToObj(thread -> threads.submit(() -> IntStream.range(0, 2_000)
                        .map(i -> thread * 10_000 + i)
                        .allMatch(question -> busy.ask(question).equals(answer(question)))))
                .toList();
        for (Future<Boolean> run : runs) {
            assertThat(run.get()).isTrue();
        }
        assertThat(mostWorking.get()).isBetween(1, Together.WORKERS);
        assertThat(busy.waiting()).isZero();
    }

    private static <T> T counted(AtomicInteger working, AtomicInteger mostWorking, Callable<T> work) {
        mostWorking.accumulateAndGet(working.incrementAndGet(), Math::max);
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            working.decrementAndGet();
        }
    }
}
