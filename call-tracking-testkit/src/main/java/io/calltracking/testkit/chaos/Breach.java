package io.calltracking.testkit.chaos;

/** A promise that was not kept. */
public enum Breach {
    /** The provider accepted more calls to a number than were asked for, or two with the tag of one call. */
    DIALED_TWICE("dialedTwice", false),
    /** The provider accepted a call that no row knows, or a call that was asked for, or promised to the app, has no row. */
    FORGOTTEN("forgotten", true),
    /** A webhook was answered with a 2xx and is in no event log. */
    ACKNOWLEDGED_LOST("acknowledgedLost", true),
    /** An event log whose statuses go back, or whose entries do not continue one another. */
    STATUS_WENT_BACK("statusWentBack", false),
    /** A call is not over, or was given up with its outcome unknown. */
    UNRESOLVED("unresolved", true),
    /** A call is over, but not as at the provider, or without the data that the provider has. */
    WRONG_OUTCOME("wrongOutcome", true),
    /** A call holds a slot although it waits, or although its line has ended by our record and by the provider's. */
    LEAKED_SLOT("leakedSlots", true);

    private final String word;
    private final boolean healing;

    Breach(String word, boolean healing) {
        this.word = word;
        this.healing = healing;
    }

    /** The name used in summaries. */
    public String word() {
        return word;
    }

    /** Whether waiting may help: the library may not have got there yet. */
    public boolean mayHeal() {
        return healing;
    }
}
