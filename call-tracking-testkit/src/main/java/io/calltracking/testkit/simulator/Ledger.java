package io.calltracking.testkit.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the simulator saw and did, for assertions. Lists are copies, oldest first. Accepted calls survive a restart with
 * a journal; requests and webhooks are those of this run. Safe to read from any thread at any time.
 */
public interface Ledger {
    /**
     * All accepted calls.
     *
     * @return a copy
     */
    List<AcceptedCall> calls();

    /**
     * Accepted calls to a number.
     *
     * @param number E.164
     * @return a copy, empty when there was none
     */
    List<AcceptedCall> callsTo(String number);

    /**
     * One accepted call.
     *
     * @param id the provider's call id
     * @return the call, empty when no such call was accepted
     */
    Optional<AcceptedCall> call(String id);

    /**
     * Numbers to which more than one call was accepted.
     *
     * @return a copy; empty is what a library that never dials twice leaves behind
     */
    Set<String> numbersDialedTwice();

    /**
     * The most calls that ever held a place at once: dialed and line not yet ended.
     *
     * @return the peak since the start
     */
    int peakLiveCalls();

    /**
     * When the line of a call ended, if it did and the provider has not dialed again since.
     *
     * @param id the provider's call id
     * @return by the simulator's clock; empty while the call waits or is live, and for an id nobody knows
     */
    Optional<Instant> lineEndedAt(String id);

    /**
     * All API requests.
     *
     * @return a copy
     */
    List<ApiRequest> requests();

    /**
     * How many requests each endpoint got.
     *
     * @return a copy; endpoints without a request are left out
     */
    Map<Endpoint, Integer> requestCounts();

    /**
     * All attempts to deliver a webhook, in the order in which they ended.
     *
     * @return a copy
     */
    List<WebhookAttempt> webhooks();

    /**
     * Attempts to deliver webhooks about one call.
     *
     * @param callId the provider's call id
     * @return a copy
     */
    List<WebhookAttempt> webhooksOf(String callId);
}
