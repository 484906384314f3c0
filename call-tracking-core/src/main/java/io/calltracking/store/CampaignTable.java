package io.calltracking.store;

import io.calltracking.campaign.CallSums;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import java.util.List;
import java.util.Optional;

/** The campaigns of a store. */
public interface CampaignTable {

    /**
     * Adds a campaign, version 1.
     *
     * @return whether it did; false when the id is in use
     */
    boolean createCampaign(Campaign campaign);

    /**
     * Writes the next version of a campaign, all of it, if the stored version is the one before.
     *
     * @return whether it did
     */
    boolean saveCampaign(Campaign campaign);

    /** The campaign with this id. */
    Optional<Campaign> findCampaign(String id);

    /** The campaigns asked for, newest first, by their ids. */
    List<Campaign> campaigns(CampaignFilter filter);

    /**
     * Removes a campaign and its contacts. Those of a large campaign may be removed in several steps, the campaign itself
     * last; repeating it goes on. Calls stay. Harmless when there is none.
     */
    void deleteCampaign(String id);

    /** What the calls of a campaign add up to, all of them and as of one moment; deleted calls too. Looks at each call. */
    CallSums callSums(String campaign);
}
