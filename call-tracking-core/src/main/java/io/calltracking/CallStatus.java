package io.calltracking;

import java.util.Locale;

/**
 * Where a call stands, in the order in which a call passes through. A provider's own word is kept beside it as raw
 * text; a word nobody knows changes no status.
 */
public enum CallStatus {
    /** Waits in our queue; the provider has not been asked. */
    PENDING(0),
    /** The intent is stored and the request to the provider is on its way. */
    INITIATED(1),
    /** The outcome of the request is unknown: the phone may be ringing. Never dialed again from here. */
    UNCONFIRMED(2),
    /** Accepted by the provider, not dialed yet; also: scheduled there. */
    QUEUED(3),
    /** The provider is setting the call up. */
    DIALING(4),
    /** The phone rings. */
    RINGING(5),
    /** Somebody or something picked up. */
    ANSWERED(6),
    /** The conversation is under way. */
    IN_PROGRESS(7),
    /** The line has ended; recording, cost and transcript may still come. */
    DISCONNECTED(8),
    /** Ended after it was answered. Proves no conversation: see {@link Call#talkDuration()} and {@link AnsweredBy}. */
    COMPLETED(9),
    /** Nobody picked up. */
    NO_ANSWER(9),
    /** The line was busy. */
    BUSY(9),
    /** An inbound call that nobody took. */
    MISSED(9),
    /** Called off before it was answered. */
    CANCELED(9),
    /** Could not be made or broke down; {@link Call#failure()} says why. */
    FAILED(9);

    private static final int TERMINAL = 9;

    private final int rank;

    CallStatus(int rank) {
        this.rank = rank;
    }

    /** Whether nothing but late data can follow. */
    public boolean isTerminal() {
        return rank == TERMINAL;
    }

    /** Whether the line is surely gone: {@link #DISCONNECTED} or terminal. */
    public boolean isLineEnded() {
        return rank >= DISCONNECTED.rank;
    }

    /** Whether it counts as a live call: the provider was or is being asked for it, and the line has not ended. */
    public boolean isLive() {
        return rank > PENDING.rank && !isLineEnded();
    }

    /** Whether nobody knows yet what became of our request: {@link #INITIATED} or {@link #UNCONFIRMED}. */
    public boolean isUnsettled() {
        return this == INITIATED || this == UNCONFIRMED;
    }

    /**
     * How far along, where all terminal statuses are equally far.
     *
     * @return 0 for {@link #PENDING}, 9 for each terminal status
     */
    public int rank() {
        return rank;
    }

    /** The status in lower case with hyphens, {@code in-progress}, as used in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
