package io.calltracking.store;

import java.util.Optional;

/**
 * What a store keeps for campaigns. Durable and failing as {@link Store} says, and atomic, but for methods that write many
 * contacts or numbers: those may be atomic for each alone.
 */
public interface CampaignStore extends CampaignTable, Contacts, Suppressions, Pacing {

    /**
     * How a contact stands: what {@link #findContact(String, long)}, {@link #findCampaign} and {@link #suppressed} tell, in as few
     * round trips as the database allows. Each part is as it was at some moment of this call, not all need be of the same.
     *
     * @return empty when there is no such contact, or no such campaign
     */
    Optional<Standing> standing(String campaign, long number);
}
