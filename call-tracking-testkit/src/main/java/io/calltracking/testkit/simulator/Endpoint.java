package io.calltracking.testkit.simulator;

/** What a request to the provider's API is for, in words that fit every provider. */
public enum Endpoint {
    /** Place or schedule a call. */
    PLACE_CALL,
    /** Read one call. */
    READ_CALL,
    /** Read the raw log of one call. */
    READ_LOG,
    /** List calls. */
    LIST_CALLS,
    /** Stop one call that was not dialed yet. */
    STOP_CALL,
    /** Stop all waiting calls of an agent. */
    STOP_AGENT,
    /** List agents or read one. */
    READ_AGENT,
    /** Change an agent. */
    CHANGE_AGENT,
    /** Read the account: wallet, concurrency. */
    READ_ACCOUNT,
    /** List the account's phone numbers. */
    LIST_NUMBERS,
    /** Fetch a recording. */
    READ_RECORDING,
    /** Create, schedule, stop or delete a batch. */
    CHANGE_BATCH,
    /** Read batches or their calls. */
    READ_BATCH,
    /** A path the simulated provider does not have. */
    UNKNOWN
}
