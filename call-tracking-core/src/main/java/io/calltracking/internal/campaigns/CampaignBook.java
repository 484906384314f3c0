package io.calltracking.internal.campaigns;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.internal.Bell;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads campaigns and writes their changes, each if nobody was faster. Thread-safe. */
final class CampaignBook {
    private static final Logger log = LoggerFactory.getLogger(CampaignBook.class);
    private static final int MAX_RACES = 100;

    private final Store store;
    private final CampaignListeners listeners;
    private final Bell bell;

    CampaignBook(Store store, CampaignListeners listeners, Bell bell) {
        this.store = store;
        this.listeners = listeners;
        this.bell = bell;
    }

    /** The campaign with this id, which there is. */
    Campaign get(String id) {
        return store.findCampaign(id)
                .orElseThrow(() -> CallTrackingException.of(
                        ErrorCode.CAMPAIGN_NOT_FOUND, "Campaign with ID '" + id + "' not found"));
    }

    /**
     * Moves a campaign on if it stands in one of these statuses.
     *
     * @return the campaign afterwards; empty when it stood elsewhere
     */
    Optional<Campaign> move(String id, Set<CampaignStatus> from, CampaignStatus to, @Nullable String reason) {
        Instant now = store.clock().instant();
        for (int race = 0; race < MAX_RACES; race++) {
            Campaign before = get(id);
            if (!from.contains(before.status())) {
                return Optional.empty();
            }
            Campaign next = before.next(to, reason, before.times().with(to, now));
            if (store.saveCampaign(next)) {
                tell(before.status(), next);
                return Optional.of(next);
            }
        }
        throw tooManyRaces(id);
    }

    /** Writes another version of a campaign in the same status. */
    Campaign change(String id, UnaryOperator<Campaign> change) {
        for (int race = 0; race < MAX_RACES; race++) {
            Campaign next = change.apply(get(id));
            if (store.saveCampaign(next)) {
                return next;
            }
        }
        throw tooManyRaces(id);
    }

    private void tell(CampaignStatus from, Campaign next) {
        log.atInfo()
                .addKeyValue("campaign", next.id())
                .addKeyValue("reason", next.reason())
                .log("campaign {} -> {}", from, next.status());
        listeners.tell(from, next);
        bell.ring();
    }

    private static CallTrackingException tooManyRaces(String id) {
        return CallTrackingException.of(
                ErrorCode.STORE_ERROR, "campaign " + id + " changed " + MAX_RACES + " times while it was written");
    }
}
