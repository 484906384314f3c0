package io.calltracking;

/** Who called whom. */
public enum Direction {
    /** We called. */
    OUTBOUND,
    /** Somebody called us. */
    INBOUND
}
