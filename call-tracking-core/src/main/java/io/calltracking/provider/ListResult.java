package io.calltracking.provider;

/** How listing a provider's calls ended. */
public sealed interface ListResult {

    /** All calls were given: what was not given is not there. */
    record Complete() implements ListResult {}

    /**
     * The provider could not be asked, or not in full: what was given is there, of others nothing is known.
     *
     * @param reason what was seen, for people
     */
    record Failed(String reason) implements ListResult {}
}
