package io.calltracking.client.bolna;

import io.calltracking.client.ClientException;
import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.Operation;
import io.calltracking.client.internal.Transport;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads agents and tells them where to send news of calls. Immutable and thread-safe.
 *
 * @see <a href="https://www.bolna.ai/docs/api-reference/agent/v2/patch_update">Bolna: agents</a>
 */
public final class BolnaAgents {
    private final Transport transport;

    BolnaAgents(Transport transport) {
        this.transport = transport;
    }

    /**
     * Reads all agents of the account.
     *
     * @return all of them; the API knows no pages here
     * @throws ClientException if there is no good answer
     */
    public List<BolnaAgent> list() {
        return transport.send(listing());
    }

    /**
     * As {@link #list}, without waiting.
     *
     * @return completed with all of them
     */
    public CompletableFuture<List<BolnaAgent>> listAsync() {
        return transport.sendAsync(listing());
    }

    /**
     * Reads one agent.
     *
     * @param agentId the agent
     * @return as it stands now
     * @throws ClientException if there is no good answer
     */
    public BolnaAgent get(String agentId) {
        return transport.send(getting(agentId));
    }

    /**
     * As {@link #get}, without waiting.
     *
     * @param agentId the agent
     * @return completed with the agent
     */
    public CompletableFuture<BolnaAgent> getAsync(String agentId) {
        return transport.sendAsync(getting(agentId));
    }

    /**
     * Sets where an agent sends news of its calls. Nothing else of the agent is changed.
     *
     * @param agentId the agent
     * @param url http or https; null for nowhere
     * @return Bolna's word, which does not prove that it liked the address
     * @throws InvalidFieldException if it is no such address; nothing was sent
     * @throws ClientException if there is no good answer
     */
    public BolnaAcknowledgement setWebhookUrl(String agentId, @Nullable URI url) {
        return transport.send(settingWebhookUrl(agentId, url));
    }

    /**
     * As {@link #setWebhookUrl}, without waiting.
     *
     * @param agentId the agent
     * @param url http or https; null for nowhere
     * @return completed with Bolna's word
     */
    public CompletableFuture<BolnaAcknowledgement> setWebhookUrlAsync(String agentId, @Nullable URI url) {
        return transport.sendAsync(settingWebhookUrl(agentId, url));
    }

    private static Operation<List<BolnaAgent>> listing() {
        return Bolna.read("list agents").path("v2", "agent", "all").reading(json -> Bolna.rows(json, BolnaAgent::new));
    }

    private static Operation<BolnaAgent> getting(String agentId) {
        return Bolna.read("get agent")
                .path("v2", "agent")
                .id("agentId", agentId)
                .reading(json -> new BolnaAgent(JsonFields.require(json).raw()));
    }

    private static Operation<BolnaAcknowledgement> settingWebhookUrl(String agentId, @Nullable URI url) {
        String operation = "set webhook of agent";
        String text = url == null ? null : Bolna.webUrl(operation, "url", url).toString();
        return Bolna.write(operation)
                .method("PATCH")
                .path("v2", "agent")
                .id("agentId", agentId)
                .json(Map.of("agent_config", Collections.singletonMap("webhook_url", text)))
                .reading(BolnaAcknowledgement::read);
    }
}
