package io.calltracking.examples.chaos;

import io.calltracking.PoolLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the limit of the account changes while calls are live.
 *
 * @param steps one after the other; the last leaves enough for every owner
 */
record CapPlan(List<Step> steps) {
    static final CapPlan NONE = new CapPlan(List.of());
    static final Step USUAL = new Step(Duration.ofSeconds(2), 3, 1);

    /** How long a high cap is left alone; a low one twice as long, so that it is in force beyond {@link CapJudge#GRACE}. */
    private static final int SHORTEST_MILLIS = 1500;

    private static final int LONGEST_MILLIS = 2500;

    /**
     * One change.
     *
     * @param after this pause
     * @param cap of the account
     * @param guaranteed how many of these places are kept for one owner
     */
    record Step(Duration after, int cap, int guaranteed) {

        PoolLimit limit() {
            return Limits.account(cap, guaranteed);
        }

        @Override
        public String toString() {
            return after + "/" + cap + "/" + guaranteed;
        }

        static Step parse(String text) {
            String[] parts = text.split("/", 3);
            return new Step(Duration.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
    }

    /** Copies. */
    CapPlan {
        steps = List.copyOf(steps);
    }

    /** Up and down twice, the second time perhaps to nothing, with more or fewer kept places. */
    static CapPlan drawn(Random random) {
        List<Step> steps = new ArrayList<>();
        Duration pause = pause(random);
        for (int i = 0; i < 2; i++) {
            int high = 4 + random.nextInt(2);
            steps.add(new Step(pause, high, random.nextInt(3)));
            int low = random.nextInt(3);
            steps.add(new Step(pause(random), low, random.nextInt(Math.min(low, 1) + 1)));
            pause = pause(random).multipliedBy(2);
        }
        steps.add(new Step(pause, USUAL.cap(), USUAL.guaranteed()));
        return new CapPlan(steps);
    }

    private static Duration pause(Random random) {
        return Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
    }

    /** Reads what {@link #toString} writes. */
    static CapPlan parse(String text) {
        return new CapPlan(Stream.of(text.split(","))
                .filter(step -> !step.isBlank())
                .map(Step::parse)
                .toList());
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(","));
    }
}
