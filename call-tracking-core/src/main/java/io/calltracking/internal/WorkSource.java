package io.calltracking.internal;

import java.util.List;

/** Has work for the poller's places. Thread-safe. */
public interface WorkSource {

    /** Takes work to be done now, at most so many pieces; what is taken and not done is found by others later. */
    List<Runnable> take(int max);

    /** Leaves what was taken and not begun to other instances, which need not wait for a lease. */
    void leave();
}
