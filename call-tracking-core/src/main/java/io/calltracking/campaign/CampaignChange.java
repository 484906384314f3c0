package io.calltracking.campaign;

import java.util.Objects;

/**
 * That a campaign changed, or got on.
 *
 * @param from the status before; the same as the campaign's for mere progress
 * @param campaign the campaign afterwards
 * @param totals how far it has come
 */
public record CampaignChange(CampaignStatus from, Campaign campaign, CampaignTotals totals) {

    /** Refuses null. */
    public CampaignChange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(totals, "totals");
    }

    /** Whether contacts got on without a change of status. */
    public boolean isProgress() {
        return from == campaign.status();
    }
}
