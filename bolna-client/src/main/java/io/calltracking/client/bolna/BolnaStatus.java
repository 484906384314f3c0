package io.calltracking.client.bolna;

import io.calltracking.client.internal.Words;
import java.util.Objects;

/**
 * Where a call stands, in Bolna's words. Open: a word not known here is kept and counts as {@link Kind#UNKNOWN}, which is
 * not the end of a call.
 *
 * @param raw the word as it came; empty if there was none
 * @see <a href="https://www.bolna.ai/docs/list-phone-call-status">Bolna: call statuses</a>
 */
public record BolnaStatus(String raw) {
    /**
     * Checks that there is a text.
     *
     * @param raw the word as it came; empty if there was none
     */
    public BolnaStatus {
        Objects.requireNonNull(raw, "raw");
    }

    /**
     * Reads a word.
     *
     * @param raw in any case, with hyphens, underscores or spaces
     * @return the status
     */
    public static BolnaStatus of(String raw) {
        return new BolnaStatus(raw);
    }

    /** {@return which of the known words it is} */
    public Kind kind() {
        return raw.strip().equalsIgnoreCase("cancelled") ? Kind.CANCELED : Words.find(raw, Kind.class, Kind.UNKNOWN);
    }

    /** {@return whether the call has ended, unless Bolna's own auto-retry reopens it, see {@link BolnaExecution#isFinal()}} */
    public boolean isTerminal() {
        return kind().isTerminal();
    }

    /** {@return the place of the status in a call's course, 0 to 6; -1 if unknown} */
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
        /** Waits for its time, or for an automatic retry. */
        SCHEDULED(0),
        /** Recorded and checked, not yet waiting to be dialed (batches). */
        PREPARED(0),
        /** Outside the agent's calling hours; moved. */
        RESCHEDULED(0),
        /** Accepted, waits to be dialed; without limit, as Bolna queues what exceeds the concurrency. */
        QUEUED(1),
        /** Handed to the telephony provider. */
        INITIATED(2),
        /** The phone rings. */
        RINGING(3),
        /** Answered. */
        IN_PROGRESS(4),
        /** The line has dropped; cost, recording and extracted data are still being made. */
        CALL_DISCONNECTED(5),
        /** All data is in. No proof that anybody was reached. */
        COMPLETED(6),
        /** Nobody answered. */
        NO_ANSWER(6),
        /** The line was busy. */
        BUSY(6),
        /** The telephony provider could not connect. */
        FAILED(6),
        /** Bolna failed. */
        ERROR(6),
        /** Ended before it was answered. */
        CANCELED(6),
        /** Stopped by the user, or the telephony provider gave no answer. */
        STOPPED(6),
        /** The wallet did not suffice. */
        BALANCE_LOW(6),
        /** A word not known here. */
        UNKNOWN(-1);

        private static final int TERMINAL = 6;
        private final int rank;

        Kind(int rank) {
            this.rank = rank;
        }

        /** {@return whether a call in this status has ended} */
        public boolean isTerminal() {
            return rank == TERMINAL;
        }

        /** {@return the place in a call's course, 0 to 6; -1 if unknown} */
        public int rank() {
            return rank;
        }
    }
}
