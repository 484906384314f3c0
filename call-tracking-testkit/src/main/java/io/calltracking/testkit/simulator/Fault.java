package io.calltracking.testkit.simulator;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong with one API request. Durations in faults are real time: the time scale does not touch them.
 *
 * @param kind what goes wrong
 * @param duration how long, for the kinds that last; zero for the others
 */
public record Fault(Kind kind, Duration duration) {

    /** The request is processed (a call is accepted), then the connection is closed without an answer. */
    public static final Fault ANSWER_LOST = of(Kind.ANSWER_LOST);
    /** The connection is closed before the request is processed. */
    public static final Fault CONNECTION_CLOSED = of(Kind.CONNECTION_CLOSED);
    /** 429 without a {@code Retry-After} header; nothing is processed. */
    public static final Fault RATE_LIMITED = of(Kind.RATE_LIMITED);
    /** 500 before the request is processed. */
    public static final Fault SERVER_ERROR = of(Kind.SERVER_ERROR);
    /** The request is processed (a call is accepted), then answered with 500. */
    public static final Fault SERVER_ERROR_AFTER_ACCEPTING = of(Kind.SERVER_ERROR_AFTER_ACCEPTING);
    /** 502 with an HTML page from a gateway; nothing is processed. */
    public static final Fault GATEWAY_ERROR = of(Kind.GATEWAY_ERROR);
    /** The request is processed (a call is accepted), then answered with a gateway's 504 HTML page. */
    public static final Fault GATEWAY_TIMEOUT = of(Kind.GATEWAY_TIMEOUT);
    /** 404 in the provider's shape; nothing is processed. */
    public static final Fault NOT_FOUND = of(Kind.NOT_FOUND);

    /** The kinds of faults. */
    public enum Kind {
        /** Processed, no answer. */
        ANSWER_LOST,
        /** Not processed, no answer. */
        CONNECTION_CLOSED,
        /** Not processed, 429. */
        RATE_LIMITED,
        /** Not processed, 500. */
        SERVER_ERROR,
        /** Processed, 500. */
        SERVER_ERROR_AFTER_ACCEPTING,
        /** Not processed, 502 with HTML. */
        GATEWAY_ERROR,
        /** Processed, 504 with HTML. */
        GATEWAY_TIMEOUT,
        /** Not processed, 404. */
        NOT_FOUND,
        /** Processed at once, answered late. */
        SLOW
    }

    /**
     * Checks the parts.
     *
     * @param kind what goes wrong
     * @param duration how long, for the kinds that last; zero for the others
     */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a fault cannot last " + duration);
        }
    }

    /**
     * 429 with a {@code Retry-After} header in whole seconds; nothing is processed.
     *
     * @param retryAfter what the header says, rounded up to seconds
     * @return the fault
     */
    public static Fault rateLimited(Duration retryAfter) {
        return new Fault(Kind.RATE_LIMITED, retryAfter);
    }

    /**
     * The request is processed at once and answered late, so that a webhook can arrive before the answer.
     *
     * @param delay how late the answer is
     * @return the fault
     */
    public static Fault slow(Duration delay) {
        return new Fault(Kind.SLOW, delay);
    }

    /**
     * Whether the provider processes the request although something goes wrong.
     *
     * @return true when a call placed by the request exists afterwards
     */
    public boolean processed() {
        return switch (kind) {
            case ANSWER_LOST, SERVER_ERROR_AFTER_ACCEPTING, GATEWAY_TIMEOUT, SLOW -> true;
            case CONNECTION_CLOSED, RATE_LIMITED, SERVER_ERROR, GATEWAY_ERROR, NOT_FOUND -> false;
        };
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, Duration.ZERO);
    }
}
