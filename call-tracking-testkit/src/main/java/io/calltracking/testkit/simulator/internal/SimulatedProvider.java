package io.calltracking.testkit.simulator.internal;

import io.calltracking.testkit.simulator.Endpoint;
import io.calltracking.testkit.simulator.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A provider's API, errors and lifecycle, as the shell around it needs them. Thread-safe. */
public interface SimulatedProvider {
    /**
     * What a request is for.
     *
     * @param request the request
     * @return the endpoint, {@link Endpoint#UNKNOWN} for none
     */
    Endpoint endpoint(Incoming request);

    /**
     * The number that a placing request wants dialed.
     *
     * @param request a request for {@link Endpoint#PLACE_CALL}
     * @return the number, null when the request names none
     */
    @Nullable
    String dialedNumber(Incoming request);

    /**
     * Processes a request.
     *
     * @param request the request
     * @return the response
     */
    Answer answer(Incoming request);

    /**
     * Refuses a request because a fault was ordered, in the provider's own shape.
     *
     * @param fault a fault that answers with an error
     * @return the response
     */
    Answer refuse(Fault fault);

    /**
     * Lets everything happen that is due, and hands out its webhooks.
     *
     * @param now the time it is
     */
    void advance(Instant now);

    /**
     * When something is due next.
     *
     * @return the time, null when nothing is
     */
    @Nullable
    Instant nextDue();
}
