package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.FaultPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Which steps there are, as far as they have been seen, and which ones had their kill. Thread-safe. */
final class StepBook {
    private static final int LATEST_OCCURRENCE = 12;
    private static final int LATEST_IN_RECOVERY = 3;

    /** What a recovery needs before it: a call whose request nobody knows the outcome of. */
    private static final FaultPoint LEAVES_WORK = new FaultPoint("provider.place:after", 1);

    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private final Set<String> inFirstLife = new HashSet<>();
    private final Set<String> had = new HashSet<>();

    /** Is told of steps. */
    @FunctionalInterface
    interface Watcher {
        /** A process has gone past a step; another one was killed in the round before it, or none was. */
        void accept(FaultPoint point, boolean recovers);
    }

    synchronized void saw(FaultPoint point, boolean recovers) {
        seen.merge(point.step(), point.occurrence(), Math::max);
        if (!recovers) {
            inFirstLife.add(point.step());
        }
    }

    /** Where the next round kills: at a step that had no kill yet, else at any; then perhaps once more. */
    synchronized List<FaultPoint> next(Random random) {
        if (seen.isEmpty()) {
            return List.of();
        }
        List<String> steps = List.copyOf(seen.keySet());
        List<FaultPoint> points = new ArrayList<>();
        FaultPoint first = steps.stream()
                .filter(had::add)
                .findFirst()
                .map(step -> new FaultPoint(step, 1))
                .orElseGet(() -> any(steps, LATEST_OCCURRENCE, random));
        if (!inFirstLife.contains(first.step())) {
            points.add(LEAVES_WORK);
            points.add(first);
            return points;
        }
        points.add(first);
        if (random.nextBoolean()) {
            points.add(any(steps, LATEST_IN_RECOVERY, random));
        }
        return points;
    }

    private FaultPoint any(List<String> steps, int latest, Random random) {
        String step = steps.get(random.nextInt(steps.size()));
        int occurrences = Math.min(latest, seen.getOrDefault(step, 1));
        return new FaultPoint(step, 1 + random.nextInt(occurrences));
    }
}
