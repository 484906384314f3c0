package io.calltracking.client.twilio;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * Where a call stands, in Twilio's words. Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}, which is
 * not the end of a call.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://www.twilio.com/docs/voice/api/call-resource#call-status-values">Twilio: call statuses</a>
 */
public record TwilioStatus(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public TwilioStatus {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the status
     */
    public static TwilioStatus of(String raw) {
        return new TwilioStatus(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return raw.strip().equalsIgnoreCase("cancelled") ? Kind.CANCELED : Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether the call has ended} */
    public boolean isTerminal() {
        return kind().isTerminal();
    }

    /** {@return the place of the status in a call's course, 0 to 4; -1 if unknown} */
    public int rank() {
        return kind().rank();
    }

    /** {@return the word as it came} */
    @Override
    public String toString() {
        return raw;
    }

    /** The words known. */
    public enum Kind {
        /** Accepted, waits for its turn: one call is started per second by default. */
        QUEUED(0),
        /** Being dialed; callbacks only, the API never says it. */
        INITIATED(1),
        /** The phone rings. */
        RINGING(2),
        /** Answered; also a leg that rings inside a Dial. */
        IN_PROGRESS(3),
        /** Answered and over. Voicemail counts: no proof that a person was reached. */
        COMPLETED(4),
        /** The line was busy. */
        BUSY(4),
        /** Nobody answered, or the call was rejected. */
        NO_ANSWER(4),
        /** Could not be connected, usually a bad number. */
        FAILED(4),
        /** Ended through the API before it was answered. */
        CANCELED(4),
        /** A word not known here. */
        UNKNOWN(-1);

        private static final int TERMINAL = 4;
        private final int rank;

        Kind(int rank) {
            this.rank = rank;
        }

        /** {@return whether a call in this status has ended} */
        public boolean isTerminal() {
            return rank == TERMINAL;
        }

        /** {@return the place in a call's course, 0 to 4; -1 if unknown} */
        public int rank() {
            return rank;
        }
    }
}
