package io.calltracking.campaign;

/** Why a contact is not called. */
public enum SkipReason {
    /** It is on the suppression list. */
    SUPPRESSED,
    /** Its calling hours never open before the campaign has to be finished. */
    NEVER_OPEN,
    /** The number is called as often as the rules allow, and may not be called again in time. */
    ATTEMPT_CAP,
    /** The campaign was stopped before. */
    STOPPED,
    /** The time by which the campaign had to finish came before. */
    FINISHED,
    /** The provider does not take such a call. */
    REFUSED,
    /** Somebody said so. */
    OPERATOR
}
