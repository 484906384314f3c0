package io.calltracking.client.internal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** A future whose end, by cancelling or otherwise, also ends the HTTP call under way for it. Thread-safe. */
final class Flight<T> extends CompletableFuture<T> {
    private volatile @Nullable Call call;

    @SuppressWarnings("FutureReturnValueIgnored") // Only the side effect is wanted.
    static <T> Flight<T> create() {
        Flight<T> flight = new Flight<>();
        flight.whenComplete((value, failure) -> flight.abandon());
        return flight;
    }

    void board(Call next) {
        call = next;
        if (isDone()) {
            next.cancel();
            throw new CancellationException("abandoned before it was sent");
        }
    }

    private void abandon() {
        Call current = call;
        if (current != null) {
            current.cancel();
        }
    }
}
