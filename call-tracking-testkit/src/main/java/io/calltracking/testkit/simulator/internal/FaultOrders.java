package io.calltracking.testkit.simulator.internal;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Orders of one kind: exact ones, first come first served, and probabilities for when none is left. Not thread-safe.
 */
final class FaultOrders<F> {
    private final Queue<F> next = new ArrayDeque<>();
    private final Map<F, Double> chances = new LinkedHashMap<>();

    void next(int count, F fault) {
        if (count < 0) {
            throw new IllegalArgumentException("cannot strike " + count + " times");
        }
        for (int i = 0; i < count; i++) {
            next.add(fault);
        }
    }

    void chance(F fault, double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is between 0 and 1, was " + probability);
        }
        chances.put(fault, probability);
    }

    @Nullable
    F take() {
        return next.poll();
    }

    @Nullable
    F strike(Random random) {
        F exact = take();
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<F, Double> chance : chances.entrySet()) {
            if (random.nextDouble() < chance.getValue()) {
                return chance.getKey();
            }
        }
        return null;
    }

    void clear() {
        next.clear();
        chances.clear();
    }
}
