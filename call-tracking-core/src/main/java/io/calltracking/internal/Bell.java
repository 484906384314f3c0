package io.calltracking.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the poller that something may be done now that was not possible before. Thread-safe; silent until heard. */
public final class Bell {
    private static final Logger log = LoggerFactory.getLogger(Bell.class);

    private volatile Runnable listener = () -> {};

    void heardBy(Runnable listener) {
        this.listener = listener;
    }

    /** Rings. */
    public void ring() {
        try {
            listener.run();
        } catch (RuntimeException e) {
            log.warn("the poller could not be woken; it comes by itself", e);
        }
    }
}
