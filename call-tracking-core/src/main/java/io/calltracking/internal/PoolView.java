package io.calltracking.internal;

import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.Slot;
import io.calltracking.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Limits and taken places as they were when they were first asked for, so that going through many waiting calls does not
 * read them for each. May be out of date: the store refuses what is. Not thread-safe.
 */
final class PoolView {
    private final Store store;
    private final Map<Pool, Optional<PoolLimit>> limits = new HashMap<>();
    private final Map<Pool, List<String>> taken = new HashMap<>();

    private final Set<Pool> tidied = new HashSet<>();

    PoolView(Store store) {
        this.store = store;
    }

    /** Reads the limits of these pools, those of which are known already left out. */
    void load(Collection<Pool> pools) {
        List<Pool> unknown = pools.stream()
                .flatMap(pool -> Stream.of(pool, pool.every()))
                .distinct()
                .filter(pool -> !limits.containsKey(pool))
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(pool -> limits.put(pool, Optional.empty()));
            store.limits(unknown).forEach(limit -> limits.put(limit.pool(), Optional.of(limit)));
        }
    }

    /** The limit that holds for a pool that was loaded: its own, else that of every pool of the kind. */
    Optional<PoolLimit> limit(Pool pool) {
        return known(pool)
                .or(() -> known(pool.every()).map(every -> new PoolLimit(pool, every.cap(), every.guaranteed())));
    }

    private Optional<PoolLimit> known(Pool pool) {
        return Objects.requireNonNull(limits.get(pool), "loaded");
    }

    Places places(PoolLimit limit) {
        return new Places(limit, taken.computeIfAbsent(limit.pool(), store::takenPlaces));
    }

    /** A call of these pools has taken this slot. */
    void took(List<Pool> pools, Slot slot) {
        for (Pool pool : pools) {
            String place = slot.in(pool.kind());
            if (place != null) {
                taken.computeIfPresent(pool, (known, places) -> plus(places, place));
            }
        }
    }

    private static List<String> plus(List<String> places, String place) {
        List<String> more = new ArrayList<>(places);
        more.add(place);
        return more;
    }

    /** Whether nobody who goes by this view has tidied the pool yet; whoever is told so does it, and it is read again. */
    boolean tidyOnce(Pool pool) {
        boolean first = tidied.add(pool);
        if (first) {
            forget(pool);
        }
        return first;
    }

    /** The places of a pool are read again when they are asked for next. */
    void forget(Pool pool) {
        taken.remove(pool);
    }
}
