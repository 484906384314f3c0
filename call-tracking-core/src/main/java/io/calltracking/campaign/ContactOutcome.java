package io.calltracking.campaign;

/** How the last call to a contact ended. */
public enum ContactOutcome {
    /** Somebody was talked to. */
    SUCCESSFUL,
    /** Nobody picked up. */
    NO_ANSWER,
    /** The line was busy. */
    BUSY,
    /** A machine picked up. */
    VOICEMAIL,
    /** It failed at the provider, or broke down. */
    FAILED,
    /** It surely never reached the provider. */
    NOT_PLACED,
    /** Nobody could find out whether it was ever placed: never called again. */
    UNRESOLVED,
    /** Somebody called it off. */
    CANCELED;

    /** Whether nobody was talked to although the number was dialed: {@link #NO_ANSWER} and {@link #BUSY}. */
    public boolean isMissed() {
        return this == NO_ANSWER || this == BUSY;
    }
}
