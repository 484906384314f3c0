package io.calltracking.lifecycle;

/** The parts of {@link io.calltracking.CallFacts}, and the raw status, each of which is taken from the latest news. */
enum Fact {
    /** How long the two sides talked. */
    TALK_DURATION,
    /** Who picked up. */
    ANSWERED_BY,
    /** What was said. */
    TRANSCRIPT,
    /** The provider's summary. */
    SUMMARY,
    /** The recording. */
    RECORDING,
    /** What it cost. */
    COST,
    /** What the agent extracted. */
    EXTRACTED_DATA,
    /** Why it failed. */
    FAILURE,
    /** The provider's own status. */
    RAW_STATUS
}
