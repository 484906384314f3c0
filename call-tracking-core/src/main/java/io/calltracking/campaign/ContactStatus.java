package io.calltracking.campaign;

/** Where a contact of a campaign stands. */
public enum ContactStatus {
    /** To be called, for the first time or again. */
    PENDING,
    /** A call to it waits or is under way. */
    LIVE,
    /** Its last call is over and there will be no further one. */
    COMPLETED,
    /** Not called (again), for the reason given. */
    SKIPPED
}
