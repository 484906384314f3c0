package io.calltracking;

/** Who told us. */
public enum EventSource {
    /** The provider's answer to our request to place or stop the call. */
    API,
    /** The provider's webhook. */
    WEBHOOK,
    /** We read the call back from the provider. */
    POLL,
    /** A person changed it. */
    OPERATOR,
    /** The library itself: an intent stored, a deadline passed, a reconciliation settled. */
    SYSTEM
}
