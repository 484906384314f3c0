package io.calltracking.internal.campaigns;

import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.store.Store;
import java.util.EnumMap;
import java.util.Map;

/** Adds up campaigns. Thread-safe. */
final class Totals {
    private final Store store;

    Totals(Store store) {
        this.store = store;
    }

    CampaignTotals of(String campaign) {
        long pending = 0;
        long live = 0;
        Map<ContactOutcome, Long> outcomes = new EnumMap<>(ContactOutcome.class);
        Map<SkipReason, Long> skips = new EnumMap<>(SkipReason.class);
        for (ContactCount count : store.contactCounts(campaign)) {
            SkipReason skip = count.skip();
            ContactOutcome outcome = count.outcome();
            if (skip != null) {
                skips.merge(skip, count.contacts(), Long::sum);
            } else if (count.status() == ContactStatus.COMPLETED && outcome != null) {
                outcomes.merge(outcome, count.contacts(), Long::sum);
            } else if (count.status() == ContactStatus.LIVE) {
                live += count.contacts();
            } else {
                pending += count.contacts();
            }
        }
        return new CampaignTotals(pending, live, outcomes, skips, store.callSums(campaign));
    }
}
