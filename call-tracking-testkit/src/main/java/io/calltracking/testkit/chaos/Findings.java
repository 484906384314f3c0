package io.calltracking.testkit.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit found. Immutable.
 *
 * @param callsAccepted how many calls the provider accepted
 * @param breaches what is wrong, each with the calls it is wrong with; promises that are kept are left out
 */
public record Findings(int callsAccepted, Map<Breach, List<String>> breaches) {

    /** Copies. */
    public Findings {
        Map<Breach, List<String>> copy = new EnumMap<>(Breach.class);
        breaches.forEach((breach, cases) -> copy.put(breach, List.copyOf(cases)));
        copy.values().removeIf(List::isEmpty);
        breaches = Map.copyOf(copy);
    }

    /** Whether all promises are kept. */
    public boolean isClean() {
        return breaches.isEmpty();
    }

    /** Whether something is wrong that no waiting will mend. */
    public boolean isHopeless() {
        return breaches.keySet().stream().anyMatch(breach -> !breach.mayHeal());
    }

    /** How often a promise was broken. */
    public int count(Breach breach) {
        return breaches.getOrDefault(breach, List.of()).size();
    }

    /** A line for each case. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Breach breach : Breach.values()) {
            breaches.getOrDefault(breach, List.of()).forEach(line -> lines.add(breach.word() + ": " + line));
        }
        return List.copyOf(lines);
    }
}
