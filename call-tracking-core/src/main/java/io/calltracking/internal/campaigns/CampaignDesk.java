package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.Pool;
import io.calltracking.PoolLimit;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignChange;
import io.calltracking.campaign.CampaignFilter;
import io.calltracking.campaign.CampaignLogEntry;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.Campaigns;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.ImportReport;
import io.calltracking.campaign.NewContact;
import io.calltracking.campaign.Preflight;
import io.calltracking.campaign.StopMode;
import io.calltracking.campaign.Suppression;
import io.calltracking.internal.campaigns.Importing.Line;
import io.calltracking.store.Store;
import java.io.Reader;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an app may ask about campaigns. Thread-safe. */
final class CampaignDesk implements Campaigns {
    private static final Set<CampaignStatus> STOPPABLE =
            EnumSet.of(CampaignStatus.PENDING, CampaignStatus.RUNNING, CampaignStatus.PAUSED);
    private static final Set<CampaignStatus> STARTABLE = EnumSet.of(CampaignStatus.PENDING, CampaignStatus.PAUSED);

    private final Store store;
    private final CampaignBook book;
    private final CampaignMaker maker;
    private final CampaignListeners listeners;
    private final Totals totals;
    private final ContactRemoval removal;

    CampaignDesk(
            Store store,
            CampaignBook book,
            CampaignMaker maker,
            CampaignListeners listeners,
            Totals totals,
            ContactRemoval removal) {
        this.store = store;
        this.book = book;
        this.maker = maker;
        this.listeners = listeners;
        this.totals = totals;
        this.removal = removal;
    }

    @Override
    public Campaign create(String owner, String name, CampaignRules rules) {
        return maker.create(owner, name, rules);
    }

    @Override
    public Campaign create(
            String owner, String name, CampaignRules rules, Iterator<NewContact> contacts, CsvFormat format) {
        return maker.create(owner, name, rules, contacts, format);
    }

    @Override
    public ImportReport add(String campaign, Iterator<NewContact> contacts, CsvFormat format) {
        return maker.add(book.get(campaign), new NumberedLines(contacts), format);
    }

    @Override
    public ImportReport addCsv(String campaign, Reader csv, CsvFormat format) {
        Campaign open = book.get(campaign);
        Iterator<Line> lines = new CsvLines(csv, format);
        return maker.add(open, lines, format);
    }

    @Override
    public Campaign start(String id) {
        Campaign campaign = book.get(id);
        if (store.lastContact(id) == 0) {
            throw CallTrackingException.invalid("contacts", "campaign " + id + " has none");
        }
        Instant startAt = campaign.rules().startAt();
        if (campaign.status() == CampaignStatus.PENDING
                && startAt != null
                && startAt.isAfter(store.clock().instant())) {
            throw CallTrackingException.invalid("startAt", "is " + startAt + ": it starts by itself then");
        }
        store.limit(limit(campaign));
        return book.move(id, STARTABLE, CampaignStatus.RUNNING, null).orElseThrow(() -> wrongStatus(id, "started"));
    }

    @Override
    public Campaign pause(String id, String reason) {
        return book.move(id, Set.of(CampaignStatus.RUNNING), CampaignStatus.PAUSED, reason)
                .orElseThrow(() -> wrongStatus(id, "paused"));
    }

    @Override
    public Campaign stop(String id, StopMode mode, String reason) {
        Campaign stopping =
                book.move(id, STOPPABLE, CampaignStatus.STOPPING, reason).orElseThrow(() -> wrongStatus(id, "stopped"));
        if (mode == StopMode.HANG_UP) {
            removal.hangUp(stopping);
        }
        return stopping;
    }

    @Override
    public Campaign change(String id, CampaignRules rules) {
        maker.check(rules);
        Instant now = store.clock().instant();
        Campaign changed = book.change(id, campaign -> {
            if (campaign.status().isOver()) {
                throw wrongStatus(id, "changed");
            }
            return campaign.next(rules, campaign.times().updated(now));
        });
        store.limit(limit(changed));
        return changed;
    }

    static PoolLimit limit(Campaign campaign) {
        return PoolLimit.of(Pool.campaign(campaign.id()), campaign.rules().maxConcurrentCalls());
    }

    @Override
    public Optional<Campaign> find(String campaign) {
        return store.findCampaign(campaign);
    }

    @Override
    public List<Campaign> list(CampaignFilter filter) {
        return store.campaigns(filter);
    }

    @Override
    public CampaignTotals totals(String campaign) {
        return totals.of(book.get(campaign).id());
    }

    @Override
    public Preflight preflight(String campaign) {
        return new Preflighting(store, book.get(campaign)).run();
    }

    @Override
    public Optional<Instant> estimatedEnd(String campaign) {
        return new Estimating(store).end(book.get(campaign), totals.of(campaign));
    }

    @Override
    public List<CampaignLogEntry> log(String campaign, boolean newestFirst, @Nullable CallId after, int max) {
        return new CampaignLog(store).page(book.get(campaign).id(), newestFirst, after, max);
    }

    @Override
    public List<Contact> contacts(String campaign, long after, int max) {
        return store.contacts(book.get(campaign).id(), after, max);
    }

    @Override
    public Optional<Contact> contact(String campaign, String phone) {
        return store.findContact(campaign, phone);
    }

    @Override
    public List<Call> attempts(String campaign, long number) {
        Contact contact = store.findContact(campaign, number)
                .orElseThrow(() -> CallTrackingException.invalid(
                        "contact", "campaign " + campaign + " has no contact number " + number));
        Campaign of = book.get(campaign);
        String lead = ContactCalls.lead(of, contact);
        return store
                .list(CallQuery.all().campaign(campaign).contact(lead).oldest().limit(CallQuery.MAX_LIMIT))
                .stream()
                .filter(call -> AttemptKey.of(call)
                        .filter(key -> key.contact() == number)
                        .isPresent())
                .toList();
    }

    @Override
    public boolean skip(String campaign, String phone) {
        return store.findContact(book.get(campaign).id(), phone)
                .map(removal::skip)
                .orElseThrow(() -> CallTrackingException.invalid("phone", "is not in campaign " + campaign));
    }

    @Override
    public void delete(String id) {
        Campaign campaign = book.get(id);
        if (!campaign.status().isOver() && campaign.status() != CampaignStatus.PENDING) {
            throw wrongStatus(id, "deleted");
        }
        store.unlimit(Pool.campaign(id));
        store.deleteCampaign(id);
    }

    @Override
    public void suppress(Collection<Suppression> numbers) {
        SuppressionCheck.check(numbers);
        SuppressionCheck.inSteps(numbers).forEach(store::suppress);
    }

    @Override
    public boolean unsuppress(String owner, String number) {
        return store.unsuppress(owner, number);
    }

    @Override
    public List<Suppression> suppressions(String owner, @Nullable String after, int max) {
        return store.suppressions(owner, after, max);
    }

    @Override
    public Runnable onChange(Consumer<CampaignChange> listener) {
        return listeners.add(listener);
    }

    private CallTrackingException wrongStatus(String id, String wanted) {
        return CallTrackingException.of(
                ErrorCode.STATUS_TRANSITION_ERROR,
                "campaign " + id + " is " + book.get(id).status() + " and cannot be " + wanted);
    }
}
