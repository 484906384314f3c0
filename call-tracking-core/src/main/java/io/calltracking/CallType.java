package io.calltracking;

/** Why a call was made. */
public enum CallType {
    /** The app asked for this one call. */
    DIRECT,
    /** A campaign made it. */
    CAMPAIGN
}
