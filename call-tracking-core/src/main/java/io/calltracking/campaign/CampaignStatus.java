package io.calltracking.campaign;

import java.util.Set;

/** Where a campaign stands. */
public enum CampaignStatus {
    /** Made, perhaps still getting contacts; nobody is called. */
    PENDING,
    /** Contacts are called. */
    RUNNING,
    /** Nobody new is called; calls under way go on. */
    PAUSED,
    /** Nobody new will be called; waits for the end of calls under way. */
    STOPPING,
    /** Every contact was dealt with. */
    COMPLETED,
    /** Stopped before every contact was called; those who were not are skipped. */
    STOPPED,
    /** Cannot go on as it is set up; {@link Campaign#reason()} says why. */
    FAILED;

    private static final Set<CampaignStatus> OVER = Set.of(COMPLETED, STOPPED, FAILED);

    /** Whether nothing will change it any more. */
    public boolean isOver() {
        return OVER.contains(this);
    }
}
