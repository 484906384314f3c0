package io.calltracking.client;

/**
 * What is known about the effect of a request that did not succeed, and with it what may be done next. Reading changes
 * nothing, so a failed read is never {@link #UNKNOWN}.
 */
public enum Outcome {
    /** The request was not carried out, and sending the same one again would not help. */
    REFUSED,

    /** The request was certainly not carried out; the same one may be sent later. */
    TRY_LATER,

    /**
     * The request may have been carried out. Sending a placing request again could dial a person twice: ask the provider
     * first.
     */
    UNKNOWN
}
