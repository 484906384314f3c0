package io.calltracking;

import java.util.List;
import java.util.Optional;

/**
 * How many calls may be live at once, who holds a slot since when, and who waits. Limits are kept in the store and hold
 * for all instances from their next reservation on. Thread-safe; the methods ask the store and throw
 * {@link CallTrackingException} with {@link ErrorCode#STORE_ERROR} when that fails.
 */
public interface SlotLedger {

    /** Limits a pool; a limit below what is live lets calls end and no new ones begin. */
    default void limit(Pool pool, int cap) {
        limit(PoolLimit.of(pool, cap));
    }

    /** Limits a pool, with places kept for some owners. */
    void limit(PoolLimit limit);

    /** Takes the limit of a pool away: the one of {@link Pool#every()} holds, if there is one. */
    void unlimit(Pool pool);

    /**
     * Takes as the cap of the account that serves this owner what the provider says the account may have live at once.
     * Guaranteed places stay as they are.
     *
     * @param provider the provider's name
     * @return the limit now in force
     * @throws CallTrackingException with the provider's code when it does not tell or could not be asked, and with
     *     {@link ErrorCode#VALIDATION_ERROR} when the guaranteed places no longer fit
     */
    PoolLimit limitAsProviderSays(String provider, String owner);

    /** All limits. */
    List<PoolLimit> limits();

    /** How full a pool is. */
    PoolUsage usage(Pool pool);

    /** Who holds a slot, at most 10,000: those with the most pressing problem first, then the oldest. */
    List<SlotHolder> holders();

    /** Who holds a slot in this pool; otherwise like {@link #holders()}. */
    List<SlotHolder> holders(Pool pool);

    /**
     * Those of the holders with a problem, as this instance found them when it last looked, which it does about every ten
     * seconds once the tracker is started. Asks nobody.
     */
    List<SlotHolder> problems();

    /** Where a waiting call stands; empty when it does not wait for a slot. */
    Optional<QueuePosition> position(CallId id);

    /**
     * Takes the slot away from a call. The call itself goes on as it is: when there is news of it being live, it is
     * counted again. Harmless when it holds none.
     *
     * @param operator who says so; kept in the call's log
     * @return the call afterwards
     * @throws CallTrackingException with {@link ErrorCode#CALL_NOT_FOUND}
     */
    Call release(CallId id, String operator);

    /** Like {@link #release(CallId, String)}, for who knows the provider's id of the call alone. */
    Call release(String provider, String providerCallId, String operator);
}
