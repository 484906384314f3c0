package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.Failure;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.internal.Bell;
import io.calltracking.store.Standing;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Carries what becomes of calls over to their contacts, before whoever brought the news is told that it is stored: so news
 * that is repeated because nobody was told is carried over again. What a killed process left undone is found when the
 * contact is looked at. Thread-safe.
 */
final class ContactNews implements Consumer<Call> {
    private static final int MAX_RACES = 20;
    private static final Map<String, String> FAULTS = Map.of(
            Failure.AUTHENTICATION, "the provider does not accept our key",
            Failure.BALANCE_LOW, "the wallet at the provider is too low");

    private final Store store;
    private final KnownCampaigns campaigns;
    private final CampaignBook book;
    private final Bell bell;

    ContactNews(Store store, KnownCampaigns campaigns, CampaignBook book, Bell bell) {
        this.store = store;
        this.campaigns = campaigns;
        this.book = book;
        this.bell = bell;
    }

    /** Takes news of a call that may be over. */
    @Override
    public void accept(Call call) {
        AttemptKey.of(call).ifPresent(key -> carry(call, key));
    }

    /** Carries a call over; whether its contact, if it has one, waits for it no more. */
    boolean isCarried(Call call) {
        accept(call);
        return AttemptKey.of(call)
                .flatMap(key -> store.findContact(key.campaign(), key.contact()))
                .filter(contact -> waits(contact, call))
                .isEmpty();
    }

    /** Whether a contact is being called by this call, as far as it knows. */
    static boolean waits(Contact contact, Call call) {
        ContactState state = contact.state();
        return state.status() == ContactStatus.LIVE && call.id().equals(state.call());
    }

    private void carry(Call call, AttemptKey key) {
        for (int race = 0; race < MAX_RACES; race++) {
            Optional<Standing> standing = store.standing(key.campaign(), key.contact())
                    .filter(found -> call.id().equals(found.contact().state().call()));
            Optional<Campaign> campaign =
                    standing.flatMap(found -> campaigns.at(key.campaign(), found.campaignVersion()));
            if (campaign.isEmpty() || carry(call, standing.orElseThrow().contact(), campaign.get())) {
                return;
            }
        }
    }

    /** Whether the contact needed no change, or got it. */
    boolean carry(Call call, Contact contact, Campaign campaign) {
        Instant now = store.clock().instant();
        ContactState before = contact.state();
        ContactState next = NextStep.after(call, contact, campaign, now);
        if (isSame(before, next)) {
            return true;
        }
        boolean written = !store.saveContacts(List.of(contact.next(next))).isEmpty();
        if (written && before.status() == ContactStatus.LIVE && next.status() != ContactStatus.LIVE) {
            pauseFor(call, campaign);
            bell.ring();
        }
        return written;
    }

    private static boolean isSame(ContactState before, ContactState next) {
        return before.status() == next.status()
                && before.attempts() == next.attempts()
                && before.outcome() == next.outcome()
                && before.skip() == next.skip()
                && (before.dueAt() == null) == (next.dueAt() == null);
    }

    private void pauseFor(Call call, Campaign campaign) {
        String fault = Outcomes.accountFault(call);
        if (!fault.isEmpty() && campaign.status() == CampaignStatus.RUNNING) {
            book.move(campaign.id(), Set.of(CampaignStatus.RUNNING), CampaignStatus.PAUSED, FAULTS.get(fault));
        }
    }
}
