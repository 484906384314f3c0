package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.store.Store;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** Looks at contacts that were taken, one after the other; what is wrong with one is no matter of the others. */
    void look(Campaign campaign, List<Contact> contacts) {
        for (Contact contact : contacts) {
            try {
                look(campaign, contact);
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("campaign", campaign.id())
                        .addKeyValue("contact", contact.number())
                        .setCause(e)
                        .log("a contact could not be looked at; its lease runs out and it is tried again");
            }
        }
    }

    private void look(Campaign campaign, Contact contact) {
        Optional<Call> call = store.find(Objects.requireNonNull(contact.state().call(), "call"));
        if (call.isPresent()) {
            news.carry(call.get(), contact, campaign);
        } else if (contact.state().status() == ContactStatus.LIVE) {
            makeOrPutBack(campaign, contact);
        }
    }

    private void makeOrPutBack(Campaign campaign, Contact contact) {
        if (campaign.status() == CampaignStatus.RUNNING) {
            calls.plan(campaign, List.of(contact)).forEach(calls::make);
        } else {
            calls.putBack(contact, Duration.ZERO);
        }
    }
}
