package io.calltracking.testkit.simulator.internal.bolna;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where webhooks go: to the batch's own URL, else to the agent's, else to the one for all. Thread-safe. */
public final class AgentWebhooks {
    private final Map<String, URI> own = new ConcurrentHashMap<>();
    private volatile @Nullable URI forAll;

    /**
     * Nobody has a URL of its own yet.
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

    /** Sets or removes the URL of an agent or batch. */
    void set(String id, @Nullable String url) {
        if (url == null) {
            own.remove(id);
        } else {
            own.put(id, URI.create(url));
        }
    }

    @Nullable
    URI of(CallOrder order) {
        String batchId = order.batchId();
        URI ofBatch = batchId == null ? null : own.get(batchId);
        URI ofAgent = own.get(order.agentId());
        URI nearest = ofBatch != null ? ofBatch : ofAgent;
        return nearest != null ? nearest : forAll;
    }

    /** Whether a text is an HTTP URL. */
    static boolean usable(String url) {
        try {
            String scheme = URI.create(url).getScheme();
            return "http".equals(scheme) || "https".equals(scheme);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
