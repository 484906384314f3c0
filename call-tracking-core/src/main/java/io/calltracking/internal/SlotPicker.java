package io.calltracking.internal;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallSpec;
import io.calltracking.Effect;
import io.calltracking.EventSource;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.Slot;
import io.calltracking.lifecycle.Observation;
import io.calltracking.lifecycle.SlotNews;
import io.calltracking.store.Store;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses a slot for a call: a free place in each of its pools, or none at all. Choosing reserves nothing; the store
 * refuses a slot that somebody else took first, and then another one is chosen. Thread-safe.
 */
final class SlotPicker {
    private static final int MAX_SURPLUS = 10_000;

    private final Store store;
    private final CallRecorder recorder;

    SlotPicker(Store store, CallRecorder recorder) {
        this.store = store;
        this.recorder = recorder;
    }

    /** What was found. */
    sealed interface Pick {

        /**
         * A place is free in every pool.
         *
         * @param slot these places
         * @param limited whether any of the pools has a limit
         */
        record Free(Slot slot, boolean limited) implements Pick {}

        /**
         * One of the pools is full.
         *
         * @param pool the first that is
         * @param forAll whether for every call of the pool: places may be left that are kept for other owners
         */
        record Full(Pool pool, boolean forAll) implements Pick {}
    }

    Pick pick(CallId id, CallSpec spec, String account) {
        List<Pool> pools = Pools.of(spec, account);
        Map<Pool, PoolLimit> limits = limits(pools);
        Map<Pool.Kind, String> places = new EnumMap<>(Pool.Kind.class);
        for (Pool pool : pools) {
            PoolLimit limit = limits.get(pool);
            Optional<String> place = limit == null ? Optional.of(id.toString()) : place(limit, spec.owner());
            if (place.isEmpty()) {
                return new Pick.Full(pool, limit == null || limit.guaranteed().isEmpty());
            }
            places.put(pool.kind(), place.get());
        }
        Slot slot = Slot.unnumbered(id, spec, account);
        for (Map.Entry<Pool.Kind, String> place : places.entrySet()) {
            slot = slot.with(place.getKey(), place.getValue());
        }
        return new Pick.Free(slot, !limits.isEmpty());
    }

    /** Whether any of the pools of such a call has a limit. */
    boolean isLimited(CallSpec spec, String account) {
        return !limits(Pools.of(spec, account)).isEmpty();
    }

    /** The limits that hold for these pools: their own, else that of every pool of the kind. */
    Map<Pool, PoolLimit> limits(List<Pool> pools) {
        Map<Pool, PoolLimit> stored = new HashMap<>();
        store.limits(pools.stream()
                        .flatMap(pool -> Stream.of(pool, pool.every()))
                        .distinct()
                        .toList())
                .forEach(limit -> stored.put(limit.pool(), limit));
        Map<Pool, PoolLimit> limits = new HashMap<>();
        for (Pool pool : pools) {
            PoolLimit own = stored.get(pool);
            PoolLimit every = stored.get(pool.every());
            if (own != null) {
                limits.put(pool, own);
            } else if (every != null) {
                limits.put(pool, new PoolLimit(pool, every.cap(), every.guaranteed()));
            }
        }
        return limits;
    }

    private Optional<String> place(PoolLimit limit, String owner) {
        Places places = new Places(limit, store.takenPlaces(limit.pool()));
        if (places.isFull()) {
            return Optional.empty();
        }
        if (!places.hasSurplus()) {
            return places.free(owner);
        }
        Places seated = seat(limit, places);
        return seated.isFull() || seated.hasSurplus() ? Optional.empty() : seated.free(owner);
    }

    /** Gives calls without a place of this limit one of those that are free, which takes nothing from anybody. */
    private Places seat(PoolLimit limit, Places places) {
        Places seated = places;
        Pool pool = limit.pool();
        for (Call holder : store.holders(pool, null, MAX_SURPLUS)) {
            String place = placeOf(holder, pool);
            if (place == null || !places.isSurplus(place)) {
                continue;
            }
            Optional<String> free = seated.free(holder.owner());
            if (free.isPresent() && move(holder, pool, free.get())) {
                seated = seated.exchanged(place, free.get());
            }
        }
        return seated;
    }

    private static @Nullable String placeOf(Call holder, Pool pool) {
        Slot slot = holder.state().slot();
        return slot == null ? null : slot.in(pool.kind());
    }

    private boolean move(Call holder, Pool pool, String place) {
        Slot slot = holder.state().slot();
        if (slot == null) {
            return false;
        }
        Observation moved = Observation.from(EventSource.SYSTEM)
                .slotNews(new SlotNews.Taken(slot.with(pool.kind(), place)))
                .note("counted in the limit of " + pool + " as place " + place)
                .build();
        return recorder.record(holder.id(), moved).effect() == Effect.FOLDED;
    }
}
