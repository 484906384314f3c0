package io.calltracking.provider;

/** What became of the request to stop a call. */
public sealed interface StopResult {

    /** The provider has taken it: the end is told by webhook or by the next look. */
    record Requested() implements StopResult {}

    /**
     * The call cannot be stopped as it stands: this provider cannot, or the call is over.
     *
     * @param reason for people
     */
    record NotPossible(String reason) implements StopResult {}

    /**
     * No answer that tells anything; may be asked again.
     *
     * @param reason what was seen, for people
     */
    record Failed(String reason) implements StopResult {}
}
