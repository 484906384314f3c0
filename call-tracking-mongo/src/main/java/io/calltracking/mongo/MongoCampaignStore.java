package io.calltracking.mongo;

import io.calltracking.campaign.CallSums;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.SkipReason;
import io.calltracking.campaign.Suppression;
import io.calltracking.store.CampaignStore;
import io.calltracking.store.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link MongoStore} keeps for campaigns. */
abstract class MongoCampaignStore implements CampaignStore {
    private final CampaignList campaigns;
    private final CampaignCalls calls;
    private final ContactFinder contacts;
    private final ContactCounter counter;
    private final ContactWriter writer;
    private final ContactClaims claims;
    private final SuppressionList suppressions;
    private final Pace pace;

    MongoCampaignStore(CallDatabase database, Clock clock) {
        CampaignDatabase campaign = database.campaign();
        this.campaigns = new CampaignList(campaign);
        this.calls = new CampaignCalls(database);
        this.contacts = new ContactFinder(campaign);
        this.counter = new ContactCounter(campaign);
        this.writer = new ContactWriter(campaign, contacts);
        this.claims = new ContactClaims(campaign, clock);
        this.suppressions = new SuppressionList(campaign);
        this.pace = new Pace(campaign, clock);
    }

    @Override
    public boolean createCampaign(Campaign campaign) {
        return campaigns.create(campaign);
    }

    @Override
    public boolean saveCampaign(Campaign campaign) {
        return campaigns.save(campaign);
    }

    @Override
    public Optional<Campaign> findCampaign(String id) {
        return campaigns.find(id);
    }

    @Override
    public List<Campaign> campaigns(CampaignFilter filter) {
        return campaigns.list(filter);
    }

    @Override
    public void deleteCampaign(String id) {
        writer.deleteAll(id);
        campaigns.delete(id);
        // Whoever added contacts meanwhile may have added some more.
        writer.deleteAll(id);
    }

    @Override
    public CallSums callSums(String campaign) {
        return calls.sums(campaign);
    }

    @Override
    public List<String> addContacts(List<Contact> added) {
        return writer.add(added);
    }

    @Override
    public long lastContact(String campaign) {
        return contacts.last(campaign);
    }

    @Override
    public List<Contact> claimToCall(String campaign, String place, int max, Duration lease) {
        return claims.claimToCall(campaign, place, max, lease);
    }

    @Override
    public List<Contact> claimToFollow(String campaign, int max, Duration lease) {
        return claims.claimToFollow(campaign, max, lease);
    }

    @Override
    public List<Long> saveContacts(Collection<Contact> next) {
        return writer.save(next);
    }

    @Override
    public Optional<Contact> findContact(String campaign, long number) {
        return contacts.find(campaign, number);
    }

    @Override
    public Optional<Contact> findContact(String campaign, String phone) {
        return contacts.find(campaign, phone);
    }

    @Override
    public Optional<Standing> standing(String campaign, long number) {
        return campaigns
                .find(campaign)
                .flatMap(known -> contacts.find(campaign, number).map(contact -> standing(known, contact)));
    }

    private Standing standing(Campaign campaign, Contact contact) {
        String phone = contact.lead().phone();
        boolean suppressed = suppressed(campaign.owner(), List.of(phone)).contains(phone);
        return new Standing(contact, campaign.version(), suppressed);
    }

    @Override
    public List<Contact> contacts(String campaign, long after, int max) {
        return contacts.list(campaign, after, max);
    }

    @Override
    public List<ContactCount> contactCounts(String campaign) {
        return counter.counts(campaign);
    }

    @Override
    public int liveContacts(String campaign) {
        return contacts.live(campaign);
    }

    @Override
    public boolean anyPendingContact(String campaign) {
        return contacts.anyPending(campaign);
    }

    @Override
    public List<String> pendingPlaces(String campaign) {
        return contacts.pendingPlaces(campaign);
    }

    @Override
    public int skipContacts(String campaign, @Nullable String place, SkipReason reason, int max) {
        return claims.skip(campaign, place, reason, max);
    }

    @Override
    public void suppress(Collection<Suppression> added) {
        suppressions.add(added);
    }

    @Override
    public boolean unsuppress(String owner, String number) {
        return suppressions.remove(owner, number);
    }

    @Override
    public Set<String> suppressed(String owner, Collection<String> numbers) {
        return suppressions.among(numbers, owner);
    }

    @Override
    public List<Suppression> suppressions(String owner, @Nullable String after, int max) {
        return suppressions.list(owner, after, max);
    }

    @Override
    public boolean tryBegin(String account, Duration spacing) {
        return pace.tryBegin(account, spacing);
    }
}
