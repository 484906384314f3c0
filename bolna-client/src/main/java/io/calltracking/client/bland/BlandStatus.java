package io.calltracking.client.bland;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * How a call went, in Bland's words. Documented for calls that have ended only; words of telephony are expected before. Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://docs.bland.ai/api-v1/get/calls-id">Bland: call details</a>
 */
public record BlandStatus(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public BlandStatus {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the value
     */
    public static BlandStatus of(String raw) {
        return new BlandStatus(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        if (raw.strip().equalsIgnoreCase("cancelled")) {
            return Kind.CANCELED;
        }
        return Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether the word says that the call has ended} */
    public boolean isTerminal() {
        return switch (kind()) {
            case COMPLETED, FAILED, BUSY, NO_ANSWER, CANCELED -> true;
            case QUEUED, INITIATED, RINGING, IN_PROGRESS, UNKNOWN -> false;
        };
    }

    /** {@return the word as it came} */
    @Override
    public String toString() {
        return raw;
    }

    /** The words known. */
    public enum Kind {
        /** Waits to be dialed. */
        QUEUED,
        /** Being dialed. */
        INITIATED,
        /** The phone rings. */
        RINGING,
        /** Answered. */
        IN_PROGRESS,
        /** Over. Also said when a voicemail answered or the carrier took it for spam. */
        COMPLETED,
        /** Could not be connected. */
        FAILED,
        /** The line was busy. */
        BUSY,
        /** Nobody answered. */
        NO_ANSWER,
        /** Taken back before it was answered. */
        CANCELED,
        /** A word not known here, or none. */
        UNKNOWN
    }
}
