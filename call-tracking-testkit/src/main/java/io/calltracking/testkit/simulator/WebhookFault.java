package io.calltracking.testkit.simulator;

import java.time.Duration;
import java.util.Objects;

/**
 * What goes wrong with one webhook. Durations are real time: the time scale does not touch them.
 *
 * @param kind what goes wrong
 * @param duration how late, for {@link Kind#LATE}; zero for the others
 */
public record WebhookFault(Kind kind, Duration duration) {

    /** The webhook is never sent. */
    public static final WebhookFault LOST = new WebhookFault(Kind.LOST, Duration.ZERO);
    /** The webhook is sent twice, one right after the other. */
    public static final WebhookFault TWICE = new WebhookFault(Kind.TWICE, Duration.ZERO);
    /** The webhook is held back until the next one of the same call was sent, or for two seconds when none follows. */
    public static final WebhookFault OUT_OF_ORDER = new WebhookFault(Kind.OUT_OF_ORDER, Duration.ZERO);

    /** The kinds of webhook faults. */
    public enum Kind {
        /** Never sent. */
        LOST,
        /** Sent twice. */
        TWICE,
        /** Sent after its successor. */
        OUT_OF_ORDER,
        /** Sent late. */
        LATE
    }

    /**
     * Checks the parts.
     *
     * @param kind what goes wrong
     * @param duration how late, for {@link Kind#LATE}; zero for the others
     */
    public WebhookFault {
        Objects.requireNonNull(kind, "kind");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a webhook cannot be late by " + duration);
        }
    }

    /**
     * The webhook is sent late; those behind it do not wait for it.
     *
     * @param delay how late
     * @return the fault
     */
    public static WebhookFault late(Duration delay) {
        return new WebhookFault(Kind.LATE, delay);
    }
}
