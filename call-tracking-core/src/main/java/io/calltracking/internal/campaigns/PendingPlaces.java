package io.calltracking.internal.campaigns;

import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the contacts of running campaigns are, as of a second ago at most: a place more or less is found out by the claim.
 * Each time another place is the first. Thread-safe.
 */
final class PendingPlaces {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Store store;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    PendingPlaces(Store store) {
        this.store = store;
    }

    private record Known(List<StoredPlace> places, Instant until, int turn) {}

    List<StoredPlace> of(String campaign) {
        Instant now = store.clock().instant();
        Known before = known.get(campaign);
        int turn = before == null ? 0 : before.turn() + 1;
        Known next = before == null || !now.isBefore(before.until())
                ? new Known(read(campaign), now.plus(FRESH), turn)
                : new Known(before.places(), before.until(), turn);
        if (next.places().isEmpty()) {
            known.remove(campaign);
            return List.of();
        }
        known.put(campaign, next);
        List<StoredPlace> rotated = new ArrayList<>(next.places());
        Collections.rotate(rotated, -next.turn());
        return rotated;
    }

    private List<StoredPlace> read(String campaign) {
        return store.pendingPlaces(campaign).stream()
                .sorted()
                .flatMap(text -> StoredPlace.read(text).stream())
                .toList();
    }
}
