package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Failure;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.internal.Canceling;
import io.calltracking.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes contacts out of campaigns, and calls off the calls to them. Thread-safe. */
final class ContactRemoval {
    private static final Logger log = LoggerFactory.getLogger(ContactRemoval.class);
    private static final int MAX_RACES = 20;
    private static final Set<CallStatus> GOING_ON = Arrays.stream(CallStatus.values())
            .filter(status -> !status.isTerminal())
            .collect(Collectors.toSet());

    private final Store store;
    private final Canceling canceling;

    ContactRemoval(Store store, Canceling canceling) {
        this.store = store;
        this.canceling = canceling;
    }

    /** Skips a contact that is to be called; whether it will not be called now. One who is being called is left alone. */
    boolean skip(Contact found) {
        Contact contact = found;
        for (int race = 0; race < MAX_RACES; race++) {
            if (contact.state().status() != ContactStatus.PENDING) {
                return contact.state().status() == ContactStatus.SKIPPED;
            }
            Contact skipped = contact.next(
                    Feeding.skipped(contact, SkipReason.OPERATOR, store.clock().instant()));
            if (!store.saveContacts(List.of(skipped)).isEmpty()) {
                return true;
            }
            contact = store.findContact(contact.campaign(), contact.number()).orElse(contact);
        }
        return false;
    }

    /** Asks the provider to end the calls of a campaign; those that it cannot end now go on to their own ends. */
    void hangUp(Campaign campaign) {
        CallQuery calls =
                CallQuery.all().campaign(campaign.id()).statuses(GOING_ON).limit(CallQuery.MAX_LIMIT);
        List<CallId> page = ids(calls);
        while (!page.isEmpty()) {
            page.forEach(this::hangUp);
            page = ids(calls.after(page.get(page.size() - 1)));
        }
    }

    private List<CallId> ids(CallQuery calls) {
        return store.list(calls).stream().map(Call::id).toList();
    }

    private void hangUp(CallId call) {
        try {
            boolean waited = canceling.withdraw(call, new Failure(Failure.NOT_RUNNING, "the campaign was stopped"));
            if (!waited) {
                canceling.cancel(call);
            }
        } catch (RuntimeException e) {
            log.atWarn().addKeyValue("callId", call).setCause(e).log("a call of a stopped campaign goes on");
        }
    }
}
