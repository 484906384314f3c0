package io.calltracking.internal.campaigns;

import io.calltracking.compliance.NumberPlace;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the contacts of running campaigns are, as of a few seconds ago: a place more or less is found out by the claim.
 * Each time another place is the first. Thread-safe.
 */
final class PendingPlaces {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Store store;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    PendingPlaces(Store store) {
        this.store = store;
    }

    private record Known(List<NumberPlace> places, Instant until, int turn) {}

    List<NumberPlace> of(String campaign) {
        Instant now = store.clock().instant();
        Known before = known.get(campaign);
        Known next = before == null || !now.isBefore(before.until())
                ? new Known(
                        store.pendingPlaces(campaign).stream()
                                .sorted()
                                .map(NumberPlace::of)
                                .toList(),
                        now.plus(FRESH),
                        before == null ? 0 : before.turn() + 1)
                : new Known(before.places(), before.until(), before.turn() + 1);
        if (next.places().isEmpty()) {
            known.remove(campaign);
            return List.of();
        }
        known.put(campaign, next);
        List<NumberPlace> rotated = new ArrayList<>(next.places());
        Collections.rotate(rotated, -next.turn());
        return rotated;
    }
}
