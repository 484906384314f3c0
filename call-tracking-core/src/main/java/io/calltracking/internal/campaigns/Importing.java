package io.calltracking.internal.campaigns;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ImportReport;
import io.calltracking.campaign.ImportReport.Problem;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.NewContact;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds contacts to one campaign, a thousand at a time. To be used once, by one thread. */
final class Importing {
    private static final Logger log = LoggerFactory.getLogger(Importing.class);
    private static final int BATCH = 1000;
    private static final int ATTEMPTS = 5;

    private final Store store;
    private final CampaignBook book;
    private final String campaign;
    private final Leads leads;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Read> batch = new LinkedHashMap<>();
    private long read;
    private long added;
    private long duplicates;
    private long rejected;

    Importing(Store store, CampaignBook book, String campaign, Leads leads) {
        this.store = store;
        this.book = book;
        this.campaign = campaign;
        this.leads = leads;
    }

    /** A contact that can be used, and the line it was read from. */
    private record Read(long line, Lead lead) {}

    /** One line: a contact, or what is wrong with it. */
    record Line(
            long number,
            @Nullable NewContact contact,
            @Nullable Problem problem) {}

    /**
     * Reads and stores them all.
     *
     * @throws CallTrackingException when the campaign takes no more contacts; those stored before are in it
     */
    ImportReport run(Iterator<Line> lines) {
        checkOpen();
        while (lines.hasNext()) {
            Line line = lines.next();
            read++;
            take(line);
            if (batch.size() == BATCH) {
                write();
            }
        }
        write();
        return new ImportReport(read, added, duplicates, rejected, problems);
    }

    private void take(Line line) {
        NewContact contact = line.contact();
        Problem problem = line.problem();
        if (contact == null || problem != null) {
            reject(problem == null ? new Problem(line.number(), "line", "is empty") : problem);
            return;
        }
        Leads.Checked checked = leads.check(contact);
        Lead lead = checked.lead();
        if (lead == null) {
            reject(new Problem(line.number(), checked.field(), checked.message()));
        } else if (batch.putIfAbsent(lead.phone(), new Read(line.number(), lead)) != null) {
            duplicate(line.number());
        }
    }

    private void write() {
        if (batch.isEmpty()) {
            return;
        }
        checkOpen();
        Set<String> known = new HashSet<>(addAll());
        added += batch.size() - known.size();
        batch.values().stream()
                .filter(each -> known.contains(each.lead().phone()))
                .forEach(each -> duplicate(each.line()));
        batch.clear();
    }

    /** It may end while a long file is read; contacts that slip in at that very moment are skipped by the steering. */
    private void checkOpen() {
        CampaignStatus status = book.get(campaign).status();
        if (status.isOver() || status == CampaignStatus.STOPPING) {
            throw CallTrackingException.of(
                    ErrorCode.STATUS_TRANSITION_ERROR,
                    "campaign " + campaign + " is " + status + " and takes no more contacts; " + added + " of " + read
                            + " read were added");
        }
    }

    /** Another import of the same campaign may have taken the same numbers within it: then the store refuses all. */
    private List<String> addAll() {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return store.addContacts(contacts(store.lastContact(campaign)));
            } catch (CallTrackingException e) {
                log.atDebug()
                        .addKeyValue("campaign", campaign)
                        .setCause(e)
                        .log("contacts could not be added, trying again");
            }
        }
        return store.addContacts(contacts(store.lastContact(campaign)));
    }

    private List<Contact> contacts(long last) {
        Instant now = store.clock().instant();
        List<Contact> contacts = new ArrayList<>();
        for (Read each : batch.values()) {
            contacts.add(
                    new Contact(campaign, last + contacts.size() + 1, 1, each.lead(), ContactState.pending(now, now)));
        }
        return contacts;
    }

    private void duplicate(long line) {
        duplicates++;
        note(new Problem(line, "phone", "is in the campaign already"));
    }

    private void reject(Problem problem) {
        rejected++;
        note(problem);
    }

    private void note(Problem problem) {
        if (problems.size() < ImportReport.MAX_PROBLEMS) {
            problems.add(problem);
        }
    }
}
