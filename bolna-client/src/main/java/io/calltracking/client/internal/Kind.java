package io.calltracking.client.internal;

/** What a request does on the provider's side, and with it how it may be sent. */
public enum Kind {
    /** Changes nothing; repeated after a passing failure. */
    READ,
    /** Changes something; sent once. */
    WRITE,
    /** Makes a phone ring; sent once. */
    PLACE
}
