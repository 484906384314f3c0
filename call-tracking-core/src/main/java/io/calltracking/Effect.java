package io.calltracking;

/** What a piece of news did to a call. */
public enum Effect {
    /** It is the first entry: the call was asked for. */
    CREATED,
    /** The status changed. */
    MOVED,
    /** The provider dials again under the same id: a new attempt began. */
    REOPENED,
    /** The status stayed; data or times were added. */
    FOLDED,
    /** Nothing: late, repeated, or about something else. The note says which. */
    IGNORED
}
