package io.calltracking.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to a provider that did not succeed. Every failure of a client is one of the three kinds below; which one, and
 * {@link #outcome()}, say all that is known about its effect. Messages name what was attempted and what to do; they hold no
 * API key, phone number or transcript.
 */
public abstract sealed class ClientException extends RuntimeException
        permits InvalidFieldException, ConnectionException, ResponseException {
    private static final long serialVersionUID = 1L;

    private final transient Attempt attempt;
    /** What is known about the effect. */
    private final Outcome outcome;

    ClientException(Attempt attempt, Outcome outcome, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.attempt = Objects.requireNonNull(attempt, "attempt");
        this.outcome = Objects.requireNonNull(outcome, "outcome");
    }

    /** {@return the provider's name, for people} */
    public String provider() {
        return attempt.provider();
    }

    /** {@return what was asked for, the same words for every request of a kind: "place call"} */
    public String operation() {
        return attempt.operation();
    }

    /** {@return what is known about the effect of the request} */
    public Outcome outcome() {
        return outcome;
    }

    static String advice(Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> "It was not carried out; change the request before sending it again.";
            case TRY_LATER -> "It was not carried out and may be sent again later.";
            case UNKNOWN -> "It may have been carried out: ask the provider before sending it again.";
        };
    }
}
