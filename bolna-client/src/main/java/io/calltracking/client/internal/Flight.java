package io.calltracking.client.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * A future whose end, by cancelling or otherwise, also ends the HTTP call under way for it. One that waits for its turn can be
 * grounded; one that has boarded a call cannot, so that nobody is told "not sent" of what may have been. Thread-safe.
 */
final class Flight<T> extends CompletableFuture<T> {
    private @Nullable Call call;
    private boolean grounded;

    @SuppressWarnings("FutureReturnValueIgnored") // Only the side effect is wanted.
    static <T> Flight<T> create() {
        Flight<T> flight = new Flight<>();
        flight.whenComplete((value, failure) -> flight.abandon());
        return flight;
    }

    synchronized void board(Call next) {
        if (grounded || isDone()) {
            throw new CancellationException("abandoned before it was sent");
        }
        call = next;
    }

    /** True if nothing was sent for it, and nothing will be. */
    synchronized boolean ground() {
        grounded = true;
        return call == null;
    }

    private void abandon() {
        Call current;
        synchronized (this) {
            current = call;
        }
        if (current != null) {
            current.cancel();
        }
    }
}
