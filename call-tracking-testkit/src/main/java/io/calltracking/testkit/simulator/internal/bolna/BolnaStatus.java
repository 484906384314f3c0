package io.calltracking.testkit.simulator.internal.bolna;

/** The statuses that the simulator gives to an execution. */
enum BolnaStatus {
    SCHEDULED("scheduled"),
    QUEUED("queued"),
    INITIATED("initiated"),
    RINGING("ringing"),
    IN_PROGRESS("in-progress"),
    CALL_DISCONNECTED("call-disconnected"),
    COMPLETED("completed"),
    NO_ANSWER("no-answer"),
    BUSY("busy"),
    FAILED("failed"),
    ERROR("error"),
    BALANCE_LOW("balance-low"),
    CANCELED("canceled"),
    STOPPED("stopped");

    private final String word;

    BolnaStatus(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    String word() {
        return word;
    }

    /** Nothing follows but an automatic retry. */
    boolean terminal() {
        return compareTo(COMPLETED) >= 0;
    }

    /** The line is free again. */
    boolean lineEnded() {
        return compareTo(CALL_DISCONNECTED) >= 0;
    }

    /** Not dialed yet, so it can still be stopped. */
    boolean stoppable() {
        return this == SCHEDULED || this == QUEUED;
    }

    /** The callee was reached, or somebody rejected the call. */
    boolean afterAnswer() {
        return this == IN_PROGRESS || this == CALL_DISCONNECTED || this == COMPLETED;
    }
}
