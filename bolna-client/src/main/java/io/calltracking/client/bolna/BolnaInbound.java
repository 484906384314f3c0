package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Lets agents answer numbers. Immutable and thread-safe.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/inbound/agent">Bolna: inbound</a>
 */
public final class BolnaInbound {
    private final Transport transport;

    BolnaInbound(Transport transport) {
        this.transport = transport;
    }

    /**
     * Lets an agent answer a number.
     *
     * @param agentId the agent
     * @param phoneNumberId the number's id in the list of numbers, not the number
     * @return the route
     * @throws ClientException if there is no good answer
     */
    public BolnaInboundRoute setUp(String agentId, String phoneNumberId) {
        return transport.send(settingUp(agentId, phoneNumberId));
    }

    /**
     * As {@link #setUp}, without waiting.
     *
     * @param agentId the agent
     * @param phoneNumberId the number's id
     * @return completed with the route
     */
    public CompletableFuture<BolnaInboundRoute> setUpAsync(String agentId, String phoneNumberId) {
        return transport.sendAsync(settingUp(agentId, phoneNumberId));
    }

    /**
     * Lets nobody answer a number.
     *
     * @param phoneNumberId the number's id in the list of numbers, not the number
     * @return the route, now without a URL
     * @throws ClientException if there is no good answer
     */
    public BolnaInboundRoute unlink(String phoneNumberId) {
        return transport.send(unlinking(phoneNumberId));
    }

    /**
     * As {@link #unlink}, without waiting.
     *
     * @param phoneNumberId the number's id
     * @return completed with the route
     */
    public CompletableFuture<BolnaInboundRoute> unlinkAsync(String phoneNumberId) {
        return transport.sendAsync(unlinking(phoneNumberId));
    }

    private static Operation<BolnaInboundRoute> settingUp(String agentId, String phoneNumberId) {
        return Bolna.write("set up inbound")
                .about("agentId", agentId)
                .about("phoneNumberId", phoneNumberId)
                .path("inbound", "setup")
                .json(Map.of("agent_id", agentId, "phone_number_id", phoneNumberId))
                .reading(json -> BolnaInboundRoute.read(phoneNumberId, json));
    }

    private static Operation<BolnaInboundRoute> unlinking(String phoneNumberId) {
        return Bolna.write("unlink inbound")
                .about("phoneNumberId", phoneNumberId)
                .path("inbound", "unlink")
                .json(Map.of("phone_number_id", phoneNumberId))
                .reading(json -> BolnaInboundRoute.read(phoneNumberId, json));
    }
}
