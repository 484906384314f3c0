package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at contacts whose calls tell nothing: the process that made the call, or brought news of it, may have died before the
 * contact knew. Thread-safe.
 */
final class Following {
    private static final Logger log = LoggerFactory.getLogger(Following.class);

    private final Store store;
    private final ContactNews news;
    private final ContactCalls calls;

    Following(Store store, ContactNews news, ContactCalls calls) {
        this.store = store;
        this.news = news;
        this.calls = calls;
    }

    /** Takes contacts that are due to be looked at, at most so many. */
    List<Contact> take(Campaign campaign, int max) {
        return store.claimToFollow(campaign.id(), max, NextStep.WHILE_LIVE);
    }

    /**
     * Looks at contacts that were taken, one after the other; what is wrong with one is no matter of the others.
     *
     * @return those whose call is still to be made
     */
    List<Contact> look(Campaign campaign, List<Contact> contacts) {
        List<Contact> uncalled = new ArrayList<>();
        for (Contact contact : contacts) {
            try {
                if (isUncalled(campaign, contact)) {
                    uncalled.add(contact);
                }
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("campaign", campaign.id())
                        .addKeyValue("contact", contact.number())
                        .setCause(e)
                        .log("a contact could not be looked at; its lease runs out and it is tried again");
            }
        }
        return uncalled;
    }

    private boolean isUncalled(Campaign campaign, Contact contact) {
        Optional<Call> call = store.find(Objects.requireNonNull(contact.state().call(), "call"));
        if (call.isPresent()) {
            news.carry(call.get(), contact, campaign);
            return false;
        }
        if (contact.state().status() != ContactStatus.LIVE) {
            forget(contact);
            return false;
        }
        if (campaign.status() != CampaignStatus.RUNNING) {
            calls.putBack(contact, Duration.ZERO);
            return false;
        }
        return true;
    }

    /** Its call was deleted for good after it had ended: there is nothing left to look at. */
    private void forget(Contact contact) {
        store.saveContacts(List.of(contact.next(due(contact.state(), null))));
    }

    /** Whether a contact that was taken is as it was then: nobody else has taken it since, or told it of its call. */
    boolean isUnchanged(Contact contact) {
        return store.findContact(contact.campaign(), contact.number())
                .filter(stored -> stored.version() == contact.version())
                .isPresent();
    }

    /** Ends the lease of contacts of a campaign: whoever is next looks at them at once. */
    void leave(List<Contact> contacts) {
        Instant now = store.clock().instant();
        store.saveContacts(contacts.stream()
                .map(contact -> contact.next(due(contact.state(), now)))
                .toList());
    }

    private static ContactState due(ContactState state, @Nullable Instant at) {
        return new ContactState(
                state.status(),
                state.tries(),
                state.attempts(),
                at,
                state.call(),
                state.outcome(),
                state.skip(),
                state.updated());
    }
}
