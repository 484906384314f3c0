package io.calltracking.campaign;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns are asked for.
 *
 * @param owner of this owner; null for all
 * @param statuses in one of these statuses; empty for all
 * @param before only those made before this one, by their ids; null for no such bound
 * @param max at most so many
 */
public record CampaignFilter(
        @Nullable String owner,
        Set<CampaignStatus> statuses,
        @Nullable String before,
        int max) {

    /** Copies the set. */
    public CampaignFilter {
        statuses = Set.copyOf(statuses);
    }
}
