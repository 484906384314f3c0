package io.calltracking.store;

/** What became of a write that may lose a race. Unless {@link #DONE}, nothing was written. */
public enum Written {
    /** Written and durable, now or by the same change before: whoever repeats a write it was not told of hears this too. */
    DONE,
    /** The stored version is another one, or there is no such call: read again and decide anew. */
    STALE,
    /** Another event with the same dedupe key is already in the call's log. */
    REPEATED,
    /** Another call of this owner has the same idempotency key. */
    KEY_TAKEN,
    /** Another call has this provider call id. */
    PROVIDER_ID_TAKEN,
    /** Another call to the same number is unsettled: {@link io.calltracking.CallStatus#isUnsettled()}. */
    NUMBER_UNSETTLED,
    /** Another call to the same contact of this owner is unsettled. */
    CONTACT_UNSETTLED,
    /** Another call holds one of the places of {@link io.calltracking.CallState#slot()}. */
    SLOT_TAKEN,
    /** Another call holds the same {@link io.calltracking.Call#heldNumber()}: nobody is called by two campaigns at a time. */
    NUMBER_LIVE;

    /** Whether the call has to wait for another one to the same number or contact. */
    public boolean isHeldByNumber() {
        return this == NUMBER_UNSETTLED || this == CONTACT_UNSETTLED || this == NUMBER_LIVE;
    }
}
