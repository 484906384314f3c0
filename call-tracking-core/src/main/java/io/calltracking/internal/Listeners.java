package io.calltracking.internal;

import io.calltracking.CallChange;
import io.calltracking.Effect;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the app of changes that are stored, in the order in which it hears of them. Thread-safe. */
public final class Listeners {
    private static final Logger log = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<CallChange>> listeners = new CopyOnWriteArrayList<>();
    private final Executor executor;

    /** Runs the listeners on this executor, which must run one task at a time for them to see the order. */
    public Listeners(Executor executor) {
        this.executor = executor;
    }

    /** Tells of changes of status only. */
    public Runnable addForStatus(Consumer<CallChange> listener) {
        return add(change -> {
            Effect effect = change.event().effect();
            if (effect == Effect.CREATED || effect == Effect.MOVED || effect == Effect.REOPENED) {
                listener.accept(change);
            }
        });
    }

    /** Tells of every entry in the event logs. */
    public Runnable add(Consumer<CallChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(CallChange change) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            executor.execute(() -> listeners.forEach(listener -> tell(listener, change)));
        } catch (RejectedExecutionException e) {
            log.atDebug().addKeyValue("callId", change.callId()).log("tracker is closed: listeners are not told");
        }
    }

    private static void tell(Consumer<CallChange> listener, CallChange change) {
        try {
            listener.accept(change);
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("callId", change.callId())
                    .setCause(e)
                    .log("a listener threw; others are told all the same");
        }
    }
}
