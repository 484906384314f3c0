package io.calltracking;

/** Who or what picked up, as far as the provider could tell. */
public enum AnsweredBy {
    /** A person. */
    HUMAN,
    /** An answering machine or voicemail. */
    MACHINE,
    /** A fax. */
    FAX,
    /** The provider looked and could not tell. */
    UNKNOWN
}
