package io.calltracking.internal.campaigns;

import io.calltracking.campaign.Campaign;
import io.calltracking.store.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Campaigns in the version that was read last, so that one that does not change is read once and not for each of its calls.
 * Thread-safe.
 */
final class KnownCampaigns {
    private static final int MANY = 1000;

    private final Store store;
    private final Map<String, Campaign> known = new ConcurrentHashMap<>();

    KnownCampaigns(Store store) {
        this.store = store;
    }

    /** The campaign in this version, or in a later one; empty when it was deleted. */
    Optional<Campaign> at(String id, long version) {
        Campaign campaign = known.get(id);
        if (campaign != null && campaign.version() == version) {
            return Optional.of(campaign);
        }
        Optional<Campaign> read = store.findCampaign(id);
        if (known.size() >= MANY) {
            known.clear();
        }
        read.ifPresent(found -> known.put(id, found));
        return read;
    }
}
