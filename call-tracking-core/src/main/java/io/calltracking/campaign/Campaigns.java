package io.calltracking.campaign;

import io.calltracking.Call;
import io.calltracking.CallId;
import java.io.Reader;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns of a tracker: makes, steers and watches them. They are run by all instances of the app that are started,
 * together and without a leader. Thread-safe. Each method that names a campaign throws
 * {@link io.calltracking.CallTrackingException} with {@link io.calltracking.ErrorCode#CAMPAIGN_NOT_FOUND} when there is none,
 * and with {@link io.calltracking.ErrorCode#STATUS_TRANSITION_ERROR} when it stands where that cannot be done.
 */
public interface Campaigns {

    /** Makes an empty campaign, {@link CampaignStatus#PENDING}. */
    Campaign create(String owner, String name, CampaignRules rules);

    /**
     * Makes a campaign with these contacts, or none at all.
     *
     * @param format of numbers that are not E.164
     * @throws io.calltracking.CallTrackingException with {@link io.calltracking.ErrorCode#VALIDATION_ERROR} naming
     *     {@code contacts} when there is none, or none that can be called; nothing is left of the campaign then
     */
    Campaign create(String owner, String name, CampaignRules rules, Iterator<NewContact> contacts, CsvFormat format);

    /**
     * Adds contacts, as far as they can be used and are not in it already. They are read one after the other and stored a thousand at a
     * time, so it does not matter how many there are. To be repeated when it failed: those already added are told as duplicates. At any time
     * until the campaign is over.
     *
     * @param format its region is that of numbers that are not E.164; the rest plays no part
     */
    ImportReport add(String campaign, Iterator<NewContact> contacts, CsvFormat format);

    /** Adds contacts from a CSV file with a first line of names, like {@link #add}. Does not close the reader. */
    ImportReport addCsv(String campaign, Reader csv, CsvFormat format);

    /** Begins to call, or goes on after a pause. Refused when it has no contacts. */
    Campaign start(String campaign);

    /** Calls nobody new until {@link #start}; calls under way go on, those that wait are called off. */
    Campaign pause(String campaign, String reason);

    /** Calls nobody any more. Contacts that were not called are skipped; over when the calls under way are. */
    Campaign stop(String campaign, StopMode mode, String reason);

    /** Sets other rules, from now on: also while it runs. */
    Campaign change(String campaign, CampaignRules rules);

    /** The campaign with this id. */
    Optional<Campaign> find(String campaign);

    /** The campaigns asked for, newest first. */
    List<Campaign> list(CampaignFilter filter);

    /** How far it has come, counted now. */
    CampaignTotals totals(String campaign);

    /** Counts what would become of its pending contacts, reading each. */
    Preflight preflight(String campaign);

    /**
     * When it will probably be done, by how long its calls took so far, how many may be live and when its contacts may be
     * called; empty when it does not run, or nobody can tell yet.
     */
    Optional<Instant> estimatedEnd(String campaign);

    /**
     * Its calls, one page.
     *
     * @param after the last call of the page before; null for the first page
     */
    List<CampaignLogEntry> log(String campaign, boolean newestFirst, @Nullable CallId after, int max);

    /** Its contacts in the order in which they were added, after this number. */
    List<Contact> contacts(String campaign, long after, int max);

    /** The contact with this number, E.164. */
    Optional<Contact> contact(String campaign, String phone);

    /** The calls to a contact, first attempt first. */
    List<Call> attempts(String campaign, long contact);

    /**
     * Takes a contact out, unless it was called for the last time already.
     *
     * @return whether it will not be called (again)
     */
    boolean skip(String campaign, String phone);

    /** Removes a campaign that is over or was never started, with its contacts. Its calls stay. */
    void delete(String campaign);

    /** Puts numbers, E.164, on the list of those that must not be called: by nobody, or by nobody for this owner. */
    void suppress(Collection<Suppression> numbers);

    /** Takes a number off the list of an owner, {@link Suppression#EVERYBODY} among them. */
    boolean unsuppress(String owner, String number);

    /** The list of an owner, {@link Suppression#EVERYBODY} among them, after this number. */
    List<Suppression> suppressions(String owner, @Nullable String after, int max);

    /**
     * Tells of changes of status that this instance stored, and of progress, about once a second while there is any. As
     * with the listeners for calls, one that throws does no harm.
     *
     * @return run it to be told no more
     */
    Runnable onChange(Consumer<CampaignChange> listener);
}
