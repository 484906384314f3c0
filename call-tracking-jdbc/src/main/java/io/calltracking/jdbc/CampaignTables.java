package io.calltracking.jdbc;

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

/** What {@link JdbcStore} keeps for campaigns, each part in the tables of its own. */
abstract class CampaignTables implements CampaignStore {
    private final CampaignRows campaigns;
    private final CallSumTable sums;
    private final ContactTable contacts;
    private final ContactWriter writer;
    private final ContactSteps steps;
    private final ContactClaims claims;
    private final SuppressionTable suppressions;
    private final PaceTable paces;

    CampaignTables(Database database, Clock clock) {
        this.campaigns = new CampaignRows(database);
        this.sums = new CallSumTable(database);
        this.contacts = new ContactTable(database);
        this.writer = new ContactWriter(database);
        this.steps = new ContactSteps(database, clock);
        this.claims = new ContactClaims(database, clock);
        this.suppressions = new SuppressionTable(database);
        this.paces = new PaceTable(database, clock);
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
        steps.delete(id);
        campaigns.delete(id);
    }

    @Override
    public CallSums callSums(String campaign) {
        return sums.sums(campaign);
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
        return claims.toCall(campaign, place, max, lease);
    }

    @Override
    public List<Contact> claimToFollow(String campaign, int max, Duration lease) {
        return claims.toFollow(campaign, max, lease);
    }

    @Override
    public List<Long> saveContacts(Collection<Contact> saved) {
        return writer.save(saved);
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
        return contacts.standing(campaign, number);
    }

    @Override
    public List<Contact> contacts(String campaign, long after, int max) {
        return contacts.list(campaign, after, max);
    }

    @Override
    public List<ContactCount> contactCounts(String campaign) {
        return contacts.counts(campaign);
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
        return steps.skip(campaign, place, reason, max);
    }

    @Override
    public void suppress(Collection<Suppression> added) {
        suppressions.suppress(added);
    }

    @Override
    public boolean unsuppress(String owner, String number) {
        return suppressions.unsuppress(owner, number);
    }

    @Override
    public Set<String> suppressed(String owner, Collection<String> numbers) {
        return suppressions.suppressed(owner, numbers);
    }

    @Override
    public List<Suppression> suppressions(String owner, @Nullable String after, int max) {
        return suppressions.list(owner, after, max);
    }

    @Override
    public boolean tryBegin(String account, Duration spacing) {
        return paces.tryBegin(account, spacing);
    }
}
