package io.calltracking.testkit.simulator.internal;

import java.net.URI;

/**
 * A webhook that the provider owes its customer.
 *
 * @param callId the provider's call id
 * @param number the number dialed
 * @param status the provider's status word
 * @param ordinal which webhook of this call it is
 * @param url where it goes
 * @param body what it says
 */
public record Notice(String callId, String number, String status, int ordinal, URI url, String body) {}
