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

/**
 * Looks at contacts whose calls tell nothing: the process that made the call, or brought news of it, may have died before the
 * contact knew. Thread-safe.
 */
final class Following {
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

    /** Looks at a contact that was taken. */
    void look(Campaign campaign, Contact contact) {
        Optional<Call> call = store.find(Objects.requireNonNull(contact.state().call(), "call"));
        if (call.isPresent()) {
            news.carry(call.get(), contact, campaign);
        } else if (contact.state().status() == ContactStatus.LIVE) {
            makeOrPutBack(campaign, contact);
        }
    }

    private void makeOrPutBack(Campaign campaign, Contact contact) {
        if (campaign.status() == CampaignStatus.RUNNING) {
            calls.make(campaign, contact);
        } else {
            calls.putBack(contact, Duration.ZERO);
        }
    }
}
