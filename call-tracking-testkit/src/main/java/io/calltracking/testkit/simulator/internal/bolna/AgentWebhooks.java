package io.calltracking.testkit.simulator.internal.bolna;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where the webhooks of an agent go: to its own URL, else to the one for all. Thread-safe. */
public final class AgentWebhooks {
    private final Map<String, URI> own = new ConcurrentHashMap<>();
    private volatile @Nullable URI forAll;

    /**
     * No agent has a URL of its own yet.
     *
     * @param forAll where the webhooks of the others go, null for nowhere
     */
    public AgentWebhooks(@Nullable URI forAll) {
        this.forAll = forAll;
    }

    /**
     * Sets the URL for all agents without one of their own.
     *
     * @param url the URL, null for none
     */
    public void setForAll(@Nullable URI url) {
        forAll = url;
    }

    void set(String agentId, @Nullable String url) {
        if (url == null) {
            own.remove(agentId);
        } else {
            own.put(agentId, URI.create(url));
        }
    }

    @Nullable
    URI of(String agentId) {
        URI url = own.get(agentId);
        return url != null ? url : forAll;
    }

    Set<String> agents() {
        return new TreeSet<>(own.keySet());
    }
}
