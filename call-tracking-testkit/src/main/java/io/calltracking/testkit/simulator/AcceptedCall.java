package io.calltracking.testkit.simulator;

import java.time.Instant;
import java.util.Map;

/**
 * A call that the simulated provider accepted, whether or not the one who placed it ever learned so.
 *
 * @param id the provider's call id
 * @param number the number to dial, E.164
 * @param agent the agent that was to speak
 * @param userData a copy of the free data that came with the request
 * @param acceptedAt when it was accepted, by the simulator's clock
 * @param repeats how many earlier accepted calls had the same number, agent and user data
 * @param script how its first dialing goes
 */
public record AcceptedCall(
        String id,
        String number,
        String agent,
        Map<String, Object> userData,
        Instant acceptedAt,
        int repeats,
        CallScript script) {}
