package io.calltracking.store;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.Turn;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pools of a store, who holds places in them, and who waits. Places are taken and given back with the call, by
 * {@link Calls}: {@link io.calltracking.CallState#slot()} of one call of a pool is never that of another.
 */
public interface Slots {

    /** The limits of these pools; those without one are left out. */
    List<PoolLimit> limits(Collection<Pool> pools);

    /** All limits, by kind and name. */
    List<PoolLimit> limits();

    /** Sets the limit of a pool, in place of the one it had. */
    void limit(PoolLimit limit);

    /** Takes the limit of a pool away. Harmless when it has none. */
    void unlimit(Pool pool);

    /** The places of a pool that are taken, in any order. */
    List<String> takenPlaces(Pool pool);

    /**
     * The calls that hold a slot, oldest first.
     *
     * @param pool in this pool; null for all
     * @param after only those after this one; null for the first
     */
    List<Call> holders(@Nullable Pool pool, @Nullable CallId after, int max);

    /** The accounts for which calls wait, in any order, each once. */
    List<String> awaitedAccounts();

    /**
     * The calls that wait for an account, in their order.
     *
     * @param page which of them
     */
    List<Call> waiting(WaitingPage page);

    /** How many calls wait for an account before this turn; of equal turns the call with the lower id is before. */
    int waitingBefore(Turn turn, CallId call);

    /**
     * The number of the next turn of an owner: one more than both the lowest number waiting in the lane and the highest
     * that waits there for the owner.
     */
    long nextTurn(String account, int lane, String owner);
}
