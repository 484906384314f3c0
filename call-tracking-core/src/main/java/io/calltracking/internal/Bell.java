package io.calltracking.internal;

/** Tells the poller that something may be done now that was not possible before. Thread-safe; silent until heard. */
final class Bell {
    private volatile Runnable listener = () -> {};

    void heardBy(Runnable listener) {
        this.listener = listener;
    }

    void ring() {
        listener.run();
    }
}
