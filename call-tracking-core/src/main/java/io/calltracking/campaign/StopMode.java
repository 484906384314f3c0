package io.calltracking.campaign;

/** What becomes of the calls under way when a campaign is stopped. */
public enum StopMode {
    /** They go on to their ends. */
    DRAIN,
    /** The provider is asked to end them, as far as it can. */
    HANG_UP
}
