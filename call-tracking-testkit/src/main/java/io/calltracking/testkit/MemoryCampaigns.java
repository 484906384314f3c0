package io.calltracking.testkit;

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
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@link InMemoryStore} keeps for campaigns, except their calls. Thread-safe. */
abstract class MemoryCampaigns implements CampaignStore {
    private final NavigableMap<String, Campaign> campaigns = new TreeMap<>();
    private final MemoryContacts contacts;
    private final MemorySuppressions suppressions = new MemorySuppressions();
    private final MemoryPacing pacing;

    MemoryCampaigns(Clock clock) {
        this.contacts = new MemoryContacts(clock);
        this.pacing = new MemoryPacing(clock);
    }

    @Override
    public synchronized boolean createCampaign(Campaign campaign) {
        return campaigns.putIfAbsent(campaign.id(), campaign) == null;
    }

    @Override
    public synchronized boolean saveCampaign(Campaign campaign) {
        Campaign stored = campaigns.get(campaign.id());
        boolean next = stored != null && stored.version() == campaign.version() - 1;
        if (next) {
            campaigns.put(campaign.id(), campaign);
        }
        return next;
    }

    @Override
    public synchronized Optional<Campaign> findCampaign(String id) {
        return Optional.ofNullable(campaigns.get(id));
    }

    @Override
    public synchronized List<Campaign> campaigns(CampaignFilter filter) {
        String before = filter.before();
        return (before == null ? campaigns : campaigns.headMap(before, false))
                .descendingMap().values().stream()
                        .filter(campaign ->
                                filter.owner() == null || campaign.owner().equals(filter.owner()))
                        .filter(campaign ->
                                filter.statuses().isEmpty() || filter.statuses().contains(campaign.status()))
                        .limit(filter.max())
                        .toList();
    }

    @Override
    public synchronized void deleteCampaign(String id) {
        contacts.delete(id);
        campaigns.remove(id);
    }

    @Override
    public synchronized Optional<Standing> standing(String campaign, long number) {
        Campaign known = campaigns.get(campaign);
        return known == null
                ? Optional.empty()
                : contacts.findContact(campaign, number)
                        .map(contact -> new Standing(contact, known.version(), isSuppressed(known.owner(), contact)));
    }

    private boolean isSuppressed(String owner, Contact contact) {
        String phone = contact.lead().phone();
        return suppressions.suppressed(owner, List.of(phone)).contains(phone);
    }

    @Override
    public List<String> addContacts(List<Contact> added) {
        return contacts.addContacts(added);
    }

    @Override
    public long lastContact(String campaign) {
        return contacts.lastContact(campaign);
    }

    @Override
    public List<Contact> claimToCall(String campaign, String place, int max, Duration lease) {
        return contacts.claimToCall(campaign, place, max, lease);
    }

    @Override
    public List<Contact> claimToFollow(String campaign, int max, Duration lease) {
        return contacts.claimToFollow(campaign, max, lease);
    }

    @Override
    public List<Long> saveContacts(Collection<Contact> saved) {
        return contacts.saveContacts(saved);
    }

    @Override
    public Optional<Contact> findContact(String campaign, long number) {
        return contacts.findContact(campaign, number);
    }

    @Override
    public Optional<Contact> findContact(String campaign, String phone) {
        return contacts.findContact(campaign, phone);
    }

    @Override
    public List<Contact> contacts(String campaign, long after, int max) {
        return contacts.contacts(campaign, after, max);
    }

    @Override
    public List<ContactCount> contactCounts(String campaign) {
        return contacts.contactCounts(campaign);
    }

    @Override
    public int liveContacts(String campaign) {
        return contacts.liveContacts(campaign);
    }

    @Override
    public boolean anyPendingContact(String campaign) {
        return contacts.anyPendingContact(campaign);
    }

    @Override
    public List<String> pendingPlaces(String campaign) {
        return contacts.pendingPlaces(campaign);
    }

    @Override
    public int skipContacts(String campaign, @Nullable String place, SkipReason reason, int max) {
        return contacts.skipContacts(campaign, place, reason, max);
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
        return suppressions.suppressions(owner, after, max);
    }

    @Override
    public boolean tryBegin(String account, Duration spacing) {
        return pacing.tryBegin(account, spacing);
    }
}
