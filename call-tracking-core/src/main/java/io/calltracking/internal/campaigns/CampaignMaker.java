package io.calltracking.internal.campaigns;

import io.calltracking.CallId;
import io.calltracking.CallRequest;
import io.calltracking.CallTrackingException;
import io.calltracking.Pool;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignRules;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.CampaignTimes;
import io.calltracking.campaign.CsvFormat;
import io.calltracking.campaign.ImportReport;
import io.calltracking.campaign.NewContact;
import io.calltracking.compliance.CallerNumbers;
import io.calltracking.internal.Providers;
import io.calltracking.internal.campaigns.Importing.Line;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.Iterator;

/** Makes campaigns and fills them. Thread-safe. */
final class CampaignMaker {
    private static final int MAX_NAME = 200;
    private static final String SOME_NUMBER = "+15005550006";

    private final Store store;
    private final CampaignBook book;
    private final Providers providers;

    CampaignMaker(Store store, CampaignBook book, Providers providers) {
        this.store = store;
        this.book = book;
        this.providers = providers;
    }

    Campaign create(String owner, String name, CampaignRules rules) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw CallTrackingException.invalid(
                    "name",
                    "must have 1 to " + MAX_NAME + " characters, has "
                            + name.strip().length());
        }
        check(owner, rules);
        Instant now = store.clock().instant();
        Campaign campaign = new Campaign(
                CallId.create(now).toString(),
                1,
                owner,
                name,
                CampaignStatus.PENDING,
                null,
                rules,
                CampaignTimes.created(now));
        // First: without it two instances together might pass the cap.
        store.limit(CampaignDesk.limit(campaign));
        store.createCampaign(campaign);
        return campaign;
    }

    Campaign create(String owner, String name, CampaignRules rules, Iterator<NewContact> contacts, CsvFormat format) {
        if (!contacts.hasNext()) {
            throw CallTrackingException.invalid("contacts", "is empty");
        }
        Campaign campaign = create(owner, name, rules.toBuilder().startAt(null).build());
        boolean filled = false;
        try {
            ImportReport report = add(campaign, new NumberedLines(contacts), format);
            if (!store.anyPendingContact(campaign.id())) {
                ImportReport.Problem first = report.problems().get(0);
                throw CallTrackingException.invalid(
                        "contacts",
                        "has none that can be used among " + report.read() + "; of the first, " + first.field() + " "
                                + first.message());
            }
            Campaign whole = book.change(campaign.id(), now -> now.next(rules, now.times()));
            filled = true;
            return whole;
        } finally {
            if (!filled) {
                store.unlimit(Pool.campaign(campaign.id()));
                store.deleteCampaign(campaign.id());
            }
        }
    }

    ImportReport add(Campaign campaign, Iterator<Line> lines, CsvFormat format) {
        return new Importing(store, book, campaign.id(), Leads.of(format.region())).run(lines);
    }

    void check(CampaignRules rules) {
        check(CallRequest.DEFAULT_OWNER, rules);
    }

    /** What a call by these rules would be refused for, they are. */
    private void check(String owner, CampaignRules rules) {
        CallRequest.Builder call = CallRequest.to(SOME_NUMBER).owner(owner).variables(rules.variables());
        CallerNumbers from = rules.callerNumbers();
        if (from != null) {
            call.from(from.choose(SOME_NUMBER, 0));
        }
        if (rules.agent() != null) {
            call.agent(rules.agent());
        }
        if (rules.maxDuration() != null) {
            call.maxDuration(rules.maxDuration());
        }
        Instant finishBy = rules.finishBy();
        if (finishBy != null && !finishBy.isAfter(store.clock().instant())) {
            throw CallTrackingException.invalid("finishBy", "is over already: " + finishBy);
        }
        providers.choose(rules.provider()).check(call.build().spec());
    }
}
