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
 * one, so whoever held an older claim can no longer write. Nothing else of the contact changes, and it is given as it is
 * after the claim. The cost of each claim does not grow with the number of contacts that it leaves.
 *
 * <p>Whether the campaign itself exists is not looked at.
 */
public interface Contacts {

    /**
     * Adds contacts of one campaign, version 1, as far as their phones are not in the campaign yet. Of several who add the
     * same phone at once one adds it, and all others are told. Numbers within the campaign ({@link Contact#number()}) are
     * the caller's to choose; two who add to a campaign at once must choose different ones.
     *
     * <p>Each is added or not by itself: when this throws, some may be in the campaign. Repeating it goes on, and tells those as
     * it does all that were there before.
     *
     * @param contacts at most 1,000, of one campaign, of which no two have the same phone
     * @return the phones that were in the campaign before and are therefore not added, in the order given
     * @throws io.calltracking.CallTrackingException with {@link io.calltracking.ErrorCode#STORE_ERROR} when the number of
     *     one that is not in the campaign yet is in use
     */
    List<String> addContacts(List<Contact> contacts);

    /** The highest {@link Contact#number()} of a campaign; 0 when it has none. */
    long lastContact(String campaign);

    /**
     * Claims contacts of one place that are {@link io.calltracking.campaign.ContactStatus#PENDING} and due: those that
     * {@linkplain io.calltracking.campaign.ContactState#isRetry() are called again} first, then by their time, then by their
     * number. Leaves out those that somebody else is claiming right now.
     *
     * @param place see {@link io.calltracking.campaign.Lead#place()}
     * @param max at most so many
     */
    List<Contact> claimToCall(String campaign, String place, int max, Duration lease);

    /**
     * Claims contacts that are {@link io.calltracking.campaign.ContactStatus#LIVE} or
     * {@link io.calltracking.campaign.ContactStatus#COMPLETED}, and due: longest due first, then by their number. Leaves out
     * those that somebody else is claiming right now.
     *
     * @param max at most so many
     */
    List<Contact> claimToFollow(String campaign, int max, Duration lease);

    /**
     * Writes next versions of contacts, each if the stored version is the one before; leads never change. Each is written
     * or not by itself.
     *
     * @param contacts at most 1,000, of one campaign, of which no two have the same number
     * @return the numbers of those that were written, in the order given
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
     * @param max at most so many
     */
    List<Contact> contacts(String campaign, long after, int max);

    /**
     * How many contacts stand how, as of one moment, in any order: the counts add up to all contacts of the campaign. Looks
     * at each contact.
     */
    List<ContactCount> contactCounts(String campaign);

    /** How many contacts are {@link io.calltracking.campaign.ContactStatus#LIVE}. Cheap while they are few. */
    int liveContacts(String campaign);

    /** Whether any contact is {@link io.calltracking.campaign.ContactStatus#PENDING}. Cheap. */
    boolean anyPendingContact(String campaign);

    /**
     * The places of contacts that are {@link io.calltracking.campaign.ContactStatus#PENDING}, due or not, each once, in any
     * order. The cost grows with the places and not with the contacts.
     */
    List<String> pendingPlaces(String campaign);

    /**
     * Skips contacts that are {@link io.calltracking.campaign.ContactStatus#PENDING}, whichever, also those that somebody
     * has claimed: they are never due, updated now by the store's clock, and a version on, so that who claimed them can no
     * longer write. Their calls stay counted and known.
     *
     * @param place of this place only; null for all
     * @param max at most so many
     * @return how many; fewer than {@code max} only when there were no more
     */
    int skipContacts(String campaign, @Nullable String place, SkipReason reason, int max);
}
