package io.calltracking.store;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.SkipReason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of campaigns. Claims are leases as those of {@link Checks}: a claim moves
 * {@link io.calltracking.campaign.ContactState#dueAt()} to the end of the lease by the store's clock and the version on by
 * one, so whoever held an older claim can no longer write. The cost of each claim does not grow with the number of
 * contacts that it leaves.
 */
public interface Contacts {

    /**
     * Adds contacts of one campaign, version 1, as far as their numbers are not in the campaign yet: all of those or none.
     * Numbers within the campaign ({@link Contact#number()}) are the caller's to choose and must be free.
     *
     * @param contacts at most 1,000, of one campaign, of which no two have the same phone
     * @return the phones that were in the campaign before and are therefore not added
     */
    List<String> addContacts(List<Contact> contacts);

    /** The highest {@link Contact#number()} of a campaign; 0 when it has none. */
    long lastContact(String campaign);

    /**
     * Claims contacts of one place that are {@link io.calltracking.campaign.ContactStatus#PENDING} and due: those that are
     * called again first, then by their time, then by their number.
     *
     * @param place see {@link io.calltracking.campaign.Lead#place()}
     */
    List<Contact> claimToCall(String campaign, String place, int max, Duration lease);

    /**
     * Claims contacts that are {@link io.calltracking.campaign.ContactStatus#LIVE} or
     * {@link io.calltracking.campaign.ContactStatus#COMPLETED}, and due, longest due first.
     */
    List<Contact> claimToFollow(String campaign, int max, Duration lease);

    /**
     * Writes next versions of contacts, each if the stored version is the one before; leads never change. Each is written
     * or not by itself.
     *
     * @return the numbers of those that were written
     */
    List<Long> saveContacts(Collection<Contact> contacts);

    /** The contact with this number in a campaign. */
    Optional<Contact> findContact(String campaign, long number);

    /** The contact with this phone in a campaign. */
    Optional<Contact> findContact(String campaign, String phone);

    /**
     * Contacts of a campaign in the order of their numbers.
     *
     * @param after only those with a higher number
     */
    List<Contact> contacts(String campaign, long after, int max);

    /** How many contacts stand how, as of one moment: the counts add up to all contacts of the campaign. */
    List<ContactCount> contactCounts(String campaign);

    /** How many contacts are {@link io.calltracking.campaign.ContactStatus#LIVE}. Cheap while they are few. */
    int liveContacts(String campaign);

    /** Whether any contact is {@link io.calltracking.campaign.ContactStatus#PENDING}. Cheap. */
    boolean anyPendingContact(String campaign);

    /** The places of contacts that are {@link io.calltracking.campaign.ContactStatus#PENDING}, each once, in any order. */
    List<String> pendingPlaces(String campaign);

    /**
     * Skips contacts that are {@link io.calltracking.campaign.ContactStatus#PENDING}, at most so many, and moves their
     * versions on by one.
     *
     * @param place of this place only; null for all
     * @return how many
     */
    int skipContacts(String campaign, @Nullable String place, SkipReason reason, int max);
}
