package io.calltracking.statistics;

import io.calltracking.store.Store;
import java.util.Objects;

/**
 * Figures over the calls of a store, and the sums that make them quick. A {@link io.calltracking.CallTracker} has one and uses
 * it by itself; on its own it is for tools and tests. Thread-safe; any number of instances may work on one store.
 */
public final class Rollups {
    private final Store store;
    private final Sealing sealing;
    private final Remembered remembered = new Remembered();

    private Rollups(Store store) {
        this.store = Objects.requireNonNull(store, "store");
        this.sealing = new Sealing(store::statistics);
    }

    /** Works on a store; reads and writes nothing yet. */
    public static Rollups of(Store store) {
        return new Rollups(store);
    }

    /**
     * The figures that a query asks for: exact, whatever was added up so far. Each call is counted once, as it was at some
     * moment while this method ran, and no earlier.
     */
    public StatisticsReport report(StatisticsQuery query) {
        return new Reading(store.statistics(), query, remembered)
                .report(store.clock().instant().minus(Sealing.QUIET));
    }

    /**
     * Adds up some of what changed: a few blocks of time that are over for ten minutes or more. May be interrupted anywhere.
     * A started tracker does this every ten seconds; after a bulk load one may call it until it returns false.
     *
     * @return whether there may be more to do
     */
    public boolean sealSome() {
        return sealing.step(store.clock().instant());
    }
}
