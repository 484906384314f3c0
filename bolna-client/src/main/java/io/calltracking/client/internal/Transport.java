package io.calltracking.client.internal;

import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.FailsafeException;
import dev.failsafe.RateLimitExceededException;
import io.calltracking.client.ClientException;
import io.calltracking.client.ClientOptions;
import io.calltracking.client.Recording;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sends operations: reads with repeats, everything else exactly once. Both forms of sending are thin over the same exchange.
 * Thread-safe; {@link #close()} lets go of the threads and connections it made.
 */
public final class Transport implements AutoCloseable {
    private final ClientOptions options;
    private final HttpClients clients;
    private final Failures failures;
    private final Exchange exchange;
    private final Guards guards;
    private final Downloads downloads;

    /**
     * Opens a transport; nothing is sent yet.
     *
     * @param options settings
     * @param dialect what the provider does its own way
     */
    public Transport(ClientOptions options, Dialect dialect) {
        this(options, dialect, new Backoff());
    }

    /**
     * Opens a transport with other pauses between reads.
     *
     * @param options settings
     * @param dialect what the provider does its own way
     * @param pauses asked before each repeat
     */
    public Transport(ClientOptions options, Dialect dialect, RetryPauses pauses) {
        this.options = options;
        this.clients = new HttpClients(options);
        this.failures = new Failures(dialect, options.clock());
        this.exchange = new Exchange(options, dialect, clients, failures);
        this.guards = new Guards(options, pauses);
        this.downloads = new Downloads(HttpUrl.get(options.baseUrl()), clients, failures, exchange);
    }

    /** {@return the settings} */
    public ClientOptions options() {
        return options;
    }

    /**
     * Sends and waits.
     *
     * @param operation what to send
     * @param <T> what the answer is read into
     * @return the answer
     * @throws ClientException if there is no good answer
     */
    public <T> T send(Operation<T> operation) {
        try {
            return guards.forKind(operation.kind()).get(() -> exchange.run(operation));
        } catch (FailsafeException e) {
            throw heldBack(operation, e);
        }
    }

    /**
     * Sends without waiting.
     *
     * @param operation what to send
     * @param <T> what the answer is read into
     * @return completed on a thread of this client; fails with a {@link ClientException}; cancelling it cuts the HTTP call
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Its end is passed on to the flight.
    public <T> CompletableFuture<T> sendAsync(Operation<T> operation) {
        Flight<T> flight = Flight.create();
        if (clients.isClosed()) {
            flight.completeExceptionally(failures.heldBack(operation, "the client is closed", null));
            return flight;
        }
        try {
            CompletableFuture<T> guarded = guards.forKind(operation.kind())
                    .with(clients.executor())
                    .getStageAsync(() -> exchange.start(operation, flight));
            guarded.whenComplete((value, failure) -> finish(operation, flight, value, failure));
        } catch (RejectedExecutionException e) {
            flight.completeExceptionally(failures.heldBack(operation, "the client is closed", e));
        }
        return flight;
    }

    /**
     * Opens a recording at the provider.
     *
     * @param operation where it is; its reader is not used
     * @return the recording, to be closed
     * @throws ClientException if there is no good answer
     */
    public Recording open(Operation<?> operation) {
        return open(operation, exchange.url(operation));
    }

    /**
     * Opens a recording anywhere. The key goes along only if the link leads to the provider's own address.
     *
     * @param operation what is attempted; its path and reader are not used
     * @param link http or https
     * @return the recording, to be closed
     * @throws ClientException if there is no good answer
     */
    public Recording open(Operation<?> operation, HttpUrl link) {
        try {
            return guards.forKind(Kind.READ).get(() -> downloads.open(operation, link));
        } catch (FailsafeException e) {
            throw heldBack(operation, e);
        }
    }

    /** Cuts what is under way. Later requests fail as not sent. Calling it again does nothing. */
    @Override
    public void close() {
        clients.close();
    }

    private <T> void finish(Operation<T> operation, Flight<T> flight, T value, @Nullable Throwable failure) {
        if (failure == null) {
            flight.complete(value);
        } else {
            flight.completeExceptionally(translate(operation, failure));
        }
    }

    private Throwable translate(Operation<?> operation, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof ClientException || cause instanceof CancellationException) {
            return cause;
        }
        if (cause instanceof FailsafeException e) {
            return heldBack(operation, e);
        }
        return cause instanceof RejectedExecutionException
                ? failures.heldBack(operation, "the client is closed", cause)
                : cause;
    }

    private ClientException heldBack(Operation<?> operation, FailsafeException e) {
        if (e instanceof RateLimitExceededException) {
            return failures.heldBack(operation, "the wait for its turn would have been too long", e);
        }
        if (e instanceof CircuitBreakerOpenException) {
            return failures.heldBack(operation, "the circuit breaker is open after failures in a row", e);
        }
        return failures.heldBack(operation, "interrupted while waiting", e);
    }
}
