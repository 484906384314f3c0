package io.calltracking.campaign;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When what happened to a campaign, by the store's clock, in UTC to the millisecond.
 *
 * @param created it was made
 * @param started it last began to call, for the first time or after a pause; null until it did
 * @param ended it was completed, stopped or failed; null until it was
 * @param updated the last change
 */
public record CampaignTimes(
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        Instant updated) {

    /** Refuses null where it means nothing. */
    public CampaignTimes {
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(updated, "updated");
    }

    /** A campaign just made. */
    public static CampaignTimes created(Instant now) {
        return new CampaignTimes(now, null, null, now);
    }

    /** The same after it came into this status. */
    public CampaignTimes with(CampaignStatus status, Instant now) {
        boolean starts = status == CampaignStatus.RUNNING;
        return new CampaignTimes(created, starts ? now : started, status.isOver() ? now : ended, now);
    }

    /** The same with another time of the last change. */
    public CampaignTimes updated(Instant now) {
        return new CampaignTimes(created, started, ended, now);
    }
}
