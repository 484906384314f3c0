package io.calltracking.store;

import io.calltracking.CallId;
import io.calltracking.LastCheck;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Calls that are due to be looked at. A claim is a lease: while it lasts nobody else gets the call, and when its holder
 * dies the next one does. The cost of a claim does not grow with the number of calls that are not due.
 */
public interface Checks {

    /**
     * Claims calls whose time has come, longest due first, each for the length of the lease by the store's clock.
     *
     * @param max at most so many
     */
    List<Claim> claimDue(int max, Duration lease);

    /**
     * Ends claims whose calls did not change: stores what was seen and when each is due next. One whose lease ran out
     * and was claimed by another, or whose call changed meanwhile, is left alone.
     *
     * @return how many were still held
     */
    int finish(Collection<FinishedCheck> checks);

    /** The last look at a call at its provider. */
    Optional<LastCheck> lastCheck(CallId id);
}
