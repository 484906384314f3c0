package io.calltracking.client;

import org.jspecify.annotations.Nullable;

/**
 * No answer came: the connection failed, timed out or was cut, or the request was held back on this side (own pacing, open
 * circuit breaker, closed client). {@link #mayHaveBeenSent()} separates the cases: false means that provably no byte of the
 * request was written, so the outcome is {@link Outcome#TRY_LATER}; true means {@link Outcome#UNKNOWN} unless the request
 * only read.
 */
public final class ConnectionException extends ClientException {
    private static final long serialVersionUID = 1L;

    /** Whether any byte may have left. */
    private final boolean mayHaveBeenSent;

    /**
     * Describes a failure without an answer.
     *
     * @param attempt what was attempted
     * @param outcome what is known about its effect
     * @param mayHaveBeenSent whether any byte of the request may have left
     * @param problem what was seen
     * @param cause the failure below, or null
     */
    public ConnectionException(
            Attempt attempt, Outcome outcome, boolean mayHaveBeenSent, String problem, @Nullable Throwable cause) {
        super(attempt, outcome, message(attempt, outcome, mayHaveBeenSent, problem), cause);
        this.mayHaveBeenSent = mayHaveBeenSent;
    }

    /** {@return whether any byte of the request may have reached the provider} */
    public boolean mayHaveBeenSent() {
        return mayHaveBeenSent;
    }

    private static String message(Attempt attempt, Outcome outcome, boolean mayHaveBeenSent, String problem) {
        return attempt + (mayHaveBeenSent ? " got no answer: " : " was not sent: ") + problem + ". " + advice(outcome);
    }
}
