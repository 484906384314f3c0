package io.calltracking.examples.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the campaigns of a round went.
 *
 * @param contacts how many they have together
 * @param samples how often the totals were read
 * @param speed how much of the allowed concurrency was used while nothing was in the way
 * @param breaches what is wrong, in words; what is not wrong is left out
 */
record CampaignFigures(int contacts, int samples, Speed speed, Map<CampaignBreach, List<String>> breaches) {
    static final CampaignFigures NONE = new CampaignFigures(0, 0, Speed.UNKNOWN, Map.of());

    /** Copies. */
    CampaignFigures {
        Map<CampaignBreach, List<String>> copy = new EnumMap<>(CampaignBreach.class);
        breaches.forEach((breach, cases) -> copy.put(breach, List.copyOf(cases)));
        copy.values().removeIf(List::isEmpty);
        breaches = Map.copyOf(copy);
    }

    boolean isClean() {
        return breaches.isEmpty();
    }

    int count(CampaignBreach breach) {
        return breaches.getOrDefault(breach, List.of()).size();
    }

    /** A line for each case. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (CampaignBreach breach : CampaignBreach.values()) {
            breaches.getOrDefault(breach, List.of()).forEach(line -> lines.add(breach.word() + ": " + line));
        }
        return List.copyOf(lines);
    }
}
