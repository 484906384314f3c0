package io.calltracking.compliance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves one zone of those whose clocks agree at every moment that calls are planned for. */
final class SameClocks {
    /** Nobody is called in the past; that some zones had other clocks long ago keeps none of them. */
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    private SameClocks() {}

    /** The zones with different clocks, by id; of those that agree the one with the shortest id, then the first. */
    static List<ZoneId> reduce(Collection<ZoneId> zones) {
        if (zones.size() == 1) {
            return List.copyOf(zones);
        }
        Map<Clock, ZoneId> kept = new LinkedHashMap<>();
        zones.stream()
                .sorted(Comparator.comparing((ZoneId zone) -> zone.getId().length())
                        .thenComparing(ZoneId::getId))
                .forEach(zone -> kept.putIfAbsent(Clock.of(zone.getRules()), zone));
        return kept.values().stream()
                .sorted(Comparator.comparing(ZoneId::getId))
                .toList();
    }

    /**
     * What a clock shows from then on. Two that are equal always agree; the other way round need not hold, which only keeps
     * a zone too many.
     */
    private record Clock(ZoneOffset first, List<ZoneOffsetTransition> changes, List<ZoneOffsetTransitionRule> yearly) {

        static Clock of(ZoneRules rules) {
            List<ZoneOffsetTransition> changes = rules.getTransitions().stream()
                    .filter(change -> change.getInstant().isAfter(FROM))
                    .toList();
            return new Clock(rules.getOffset(FROM), changes, rules.getTransitionRules());
        }
    }
}
