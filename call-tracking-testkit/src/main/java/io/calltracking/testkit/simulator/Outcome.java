package io.calltracking.testkit.simulator;

/**
 * How a simulated call ends. Each outcome has a magic number: a call to it always ends so, whatever the mix of outcomes
 * says, unless the number was given a script of its own.
 */
public enum Outcome {
    /** Answered by a human, talked to, completed with recording, transcript, cost and extracted data. */
    COMPLETED("+15005559001"),
    /** Rings and is never answered. */
    NO_ANSWER("+15005559002"),
    /** The line is engaged. */
    BUSY("+15005559003"),
    /** The carrier could not connect the call. */
    FAILED("+15005559004"),
    /** The provider broke before it dialed. */
    ERROR("+15005559005"),
    /** Completed, but a voicemail answered. */
    VOICEMAIL("+15005559006"),
    /** The account had no money left when the call's turn came; it was never dialed. */
    BALANCE_LOW("+15005559007"),
    /** The callee rejected the call, which the provider nevertheless reports as completed, with no talk time. */
    REJECTED("+15005559008"),
    /** Canceled after dialing and before an answer. */
    CANCELED("+15005559009"),
    /** Answered, and then nothing is ever heard of it again; it holds its place in the concurrency for good. */
    STUCK("+15005559010");

    private final String magicNumber;

    Outcome(String magicNumber) {
        this.magicNumber = magicNumber;
    }

    /**
     * The number whose calls always end so.
     *
     * @return a number in E.164 form, from a range that no telephone has
     */
    public String magicNumber() {
        return magicNumber;
    }
}
