package io.calltracking.testkit.simulator;

import java.time.Duration;

/**
 * Orders for things that go wrong. An exact order is used up by the request or webhook that it strikes; exact orders go
 * before probabilities; of several exact orders the one for the number goes first. Probabilities are drawn from the
 * simulator's seed and what the request is about, so the same seed strikes the same calls in every run. Orders may be
 * given at any time from any thread; each method answers this object.
 */
public interface Faults {
    /**
     * Strikes the next request that places a call.
     *
     * @param fault what goes wrong
     * @return this
     */
    default Faults nextPlacing(Fault fault) {
        return nextRequests(Endpoint.PLACE_CALL, 1, fault);
    }

    /**
     * Strikes the next requests that place a call.
     *
     * @param count how many
     * @param fault what goes wrong
     * @return this
     */
    default Faults nextPlacings(int count, Fault fault) {
        return nextRequests(Endpoint.PLACE_CALL, count, fault);
    }

    /**
     * Strikes the next request to an endpoint.
     *
     * @param endpoint which requests
     * @param fault what goes wrong
     * @return this
     */
    default Faults nextRequest(Endpoint endpoint, Fault fault) {
        return nextRequests(endpoint, 1, fault);
    }

    /**
     * Strikes the next requests to an endpoint.
     *
     * @param endpoint which requests
     * @param count how many
     * @param fault what goes wrong
     * @return this
     */
    Faults nextRequests(Endpoint endpoint, int count, Fault fault);

    /**
     * Strikes the next request that places a call to a number.
     *
     * @param number the number dialed, E.164
     * @param fault what goes wrong
     * @return this
     */
    Faults onNumber(String number, Fault fault);

    /**
     * Strikes placing requests at random.
     *
     * @param fault what goes wrong
     * @param probability 0 to 1
     * @return this
     */
    default Faults placings(Fault fault, double probability) {
        return requests(Endpoint.PLACE_CALL, fault, probability);
    }

    /**
     * Strikes requests to an endpoint at random.
     *
     * @param endpoint which requests
     * @param fault what goes wrong
     * @param probability 0 to 1
     * @return this
     */
    Faults requests(Endpoint endpoint, Fault fault, double probability);

    /**
     * Lets reads of a call answer 404 for a while after it was accepted.
     *
     * @param duration how long, by the simulator's clock, unscaled; zero ends it
     * @return this
     */
    Faults hiddenAfterPlacing(Duration duration);

    /**
     * Strikes the next webhooks, whichever call they are about.
     *
     * @param count how many
     * @param fault what goes wrong
     * @return this
     */
    Faults nextWebhooks(int count, WebhookFault fault);

    /**
     * Strikes every webhook about calls to a number from now on.
     *
     * @param number the number dialed, E.164
     * @param fault what goes wrong
     * @return this
     */
    Faults webhooksAbout(String number, WebhookFault fault);

    /**
     * Strikes every webhook with a status from now on.
     *
     * @param status the provider's own word, such as {@code completed}
     * @param fault what goes wrong
     * @return this
     */
    Faults webhooksSaying(String status, WebhookFault fault);

    /**
     * Strikes webhooks at random.
     *
     * @param fault what goes wrong
     * @param probability 0 to 1; 1 strikes all
     * @return this
     */
    Faults webhooks(WebhookFault fault, double probability);

    /**
     * Withdraws all orders.
     *
     * @return this
     */
    Faults clear();
}
