package io.calltracking;

/** What is known of the recording of a call. */
public enum RecordingState {
    /** Nothing is known yet. */
    NONE,
    /** There will be one; it is being processed. */
    PENDING,
    /** It can be fetched. */
    READY,
    /** There is none and none will come. */
    ABSENT
}
