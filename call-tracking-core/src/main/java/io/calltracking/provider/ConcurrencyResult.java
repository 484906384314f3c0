package io.calltracking.provider;

/** What asking a provider how many calls an account may have live gave. */
public sealed interface ConcurrencyResult {

    /**
     * The provider tells.
     *
     * @param limit how many may be live at once
     */
    record Known(int limit) implements ConcurrencyResult {}

    /** This provider has no such number, or does not tell it. */
    record NotTold() implements ConcurrencyResult {}

    /**
     * No answer that tells anything.
     *
     * @param reason what was seen, for people
     */
    record Failed(String reason) implements ConcurrencyResult {}
}
