package io.calltracking.store;

import java.time.Duration;

/** How fast calls are begun, over all instances. */
public interface Pacing {

    /**
     * Whether a call may begin now so that two calls of an account are at least this far apart; true for one caller only,
     * who thereby begins it. By the store's clock.
     */
    boolean tryBegin(String account, Duration spacing);
}
