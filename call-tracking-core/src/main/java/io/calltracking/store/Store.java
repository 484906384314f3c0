package io.calltracking.store;

import java.time.Clock;

/**
 * Keeps calls, their events, parked webhooks and campaigns in a database. Thread-safe, shared by any number of processes. Each
 * method is atomic: after it returned, its effect is durable and seen by everyone; when it throws, nothing or all of it
 * happened. Every method throws {@link io.calltracking.CallTrackingException} with
 * {@link io.calltracking.ErrorCode#STORE_ERROR} when the database cannot be reached or refuses.
 */
public interface Store extends Calls, Events, Checks, Inbox, Slots, CampaignStore {

    /**
     * The clock that all instances share: the database's, to the millisecond. What is due and whose lease has run out
     * is told by it alone, so the clocks of the instances may be minutes off.
     */
    Clock clock();

    /** What the store knows for statistics. */
    Statistics statistics();
}
