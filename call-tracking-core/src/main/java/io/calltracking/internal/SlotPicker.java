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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses a slot for a call: a free place in each of its pools, or none at all. Choosing reserves nothing; the store
 * refuses a slot that somebody else took first, and then another one is chosen. Thread-safe.
 */
final class SlotPicker {
    private static final int MAX_HOLDERS = 10_000;

    private static final Logger log = LoggerFactory.getLogger(SlotPicker.class);

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

    /** Looks at the pools as they are now. */
    PoolView look() {
        return new PoolView(store);
    }

    /** A slot for a call, as far as the view shows. */
    Pick pick(PoolView view, CallId id, CallSpec spec, String account) {
        List<Pool> pools = Pools.of(spec, account);
        view.load(pools);
        Slot slot = Slot.unnumbered(id, spec, account);
        boolean limited = false;
        for (Pool pool : pools) {
            Optional<PoolLimit> limit = view.limit(pool);
            if (limit.isPresent()) {
                limited = true;
                Optional<String> place = place(view, limit.get(), spec.owner());
                if (place.isEmpty()) {
                    return new Pick.Full(pool, limit.get().guaranteed().isEmpty());
                }
                slot = slot.with(pool.kind(), place.get());
            }
        }
        return new Pick.Free(slot, limited);
    }

    /** Whether the owner or the campaign of such a call is at its limit, however many places the account has. */
    boolean isHeldBack(PoolView view, CallSpec spec, String account) {
        return heldBackBy(view, spec, account).isPresent();
    }

    /** The pool of the owner, or else that of the campaign, of such a call that is at its limit. */
    Optional<Pool> heldBackBy(PoolView view, CallSpec spec, String account) {
        List<Pool> pools = Pools.of(spec, account);
        view.load(pools);
        return pools.stream()
                .filter(pool -> pool.kind() != Pool.Kind.ACCOUNT)
                .filter(pool -> view.limit(pool)
                        .filter(limit -> view.places(limit).isFull())
                        .isPresent())
                .findFirst();
    }

    /** Whether any of the pools of such a call has a limit. */
    boolean isLimited(PoolView view, CallSpec spec, String account) {
        List<Pool> pools = Pools.of(spec, account);
        view.load(pools);
        return pools.stream().anyMatch(pool -> view.limit(pool).isPresent());
    }

    private Optional<String> place(PoolView view, PoolLimit limit, String owner) {
        Places places = view.places(limit);
        if (places.isFull()) {
            return Optional.empty();
        }
        Optional<String> free = places.hasSurplus() ? Optional.empty() : places.free(owner);
        if (free.isPresent() || !places.canBeTidied() || !view.tidyOnce(limit.pool())) {
            return free;
        }
        tidy(limit);
        Places tidied = view.places(limit);
        return tidied.isFull() || tidied.hasSurplus() ? Optional.empty() : tidied.free(owner);
    }

    /**
     * Gives calls that have no place of this limit one of those that are free, and calls that have a shared place one that
     * is kept for their owner: neither takes anything from anybody.
     */
    private void tidy(PoolLimit limit) {
        Pool pool = limit.pool();
        Places places = new Places(limit, store.takenPlaces(pool));
        for (Call holder : store.holders(pool, null, MAX_HOLDERS)) {
            String place = placeOf(holder, pool);
            Optional<String> better = place == null ? Optional.empty() : places.better(place, holder.owner());
            if (better.isPresent() && isMoved(holder, pool, better.get())) {
                places = places.exchanged(String.valueOf(place), better.get());
            }
        }
    }

    private static @Nullable String placeOf(Call holder, Pool pool) {
        Slot slot = holder.state().slot();
        return slot == null ? null : slot.in(pool.kind());
    }

    /** Whatever is wrong with one holder is no matter of those who look for a place. */
    private boolean isMoved(Call holder, Pool pool, String place) {
        try {
            return move(holder, pool, place);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("callId", holder.id())
                    .setCause(e)
                    .log("a holder could not be given another place");
            return false;
        }
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
