package io.calltracking.store;

import java.time.Duration;

/** How fast calls are begun, over all instances. */
public interface Pacing {

    /**
     * Whether a call may begin now, this long or longer after the last one of the account began; true for one caller only,
     * who thereby begins it. By the store's clock. Whoever may not changes nothing.
     *
     * @param spacing not negative; zero for no pacing
     */
    boolean tryBegin(String account, Duration spacing);
}
