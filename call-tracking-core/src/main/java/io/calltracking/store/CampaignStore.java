package io.calltracking.store;

/** What a store keeps for campaigns. Atomic, durable and failing as {@link Store} says. */
public interface CampaignStore extends CampaignTable, Contacts, Suppressions, Pacing {}
