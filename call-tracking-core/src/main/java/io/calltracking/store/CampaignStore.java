package io.calltracking.store;

/**
 * What a store keeps for campaigns. Durable and failing as {@link Store} says, and atomic, but for methods that write many
 * contacts or numbers: those may be atomic for each alone.
 */
public interface CampaignStore extends CampaignTable, Contacts, Suppressions, Pacing {}
