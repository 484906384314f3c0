package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.Failure;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.compliance.NumberPlace;
import io.calltracking.internal.DialPermit;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number may be dialed now. Asked when the call holds its slot, and with it, if a campaign made it, the number: so
 * no two campaigns are answered at a time for the same number. Thread-safe.
 */
public final class Permission implements DialPermit {
    private final Store store;
    private final NumberHistory history;

    /** Answers by what the store has. */
    public Permission(Store store) {
        this.store = store;
        this.history = new NumberHistory(store);
    }

    @Override
    public Optional<Failure> refusal(Call call) {
        if (!store.suppressed(call.owner(), List.of(call.to())).isEmpty()) {
            return refused(Failure.SUPPRESSED, "the number is on the suppression list");
        }
        Optional<AttemptKey> key = AttemptKey.of(call);
        return key.isEmpty() ? Optional.empty() : refusal(call, key.get());
    }

    private Optional<Failure> refusal(Call call, AttemptKey key) {
        Optional<Campaign> campaign = store.findCampaign(key.campaign());
        if (campaign.isEmpty() || campaign.get().status() != CampaignStatus.RUNNING) {
            return refused(Failure.NOT_RUNNING, "the campaign does not run");
        }
        Optional<Contact> contact = store.findContact(key.campaign(), key.contact());
        if (contact.isEmpty() || !call.id().equals(contact.get().state().call())) {
            return refused(Failure.NOT_RUNNING, "the contact is not called by this call any more");
        }
        return refusal(call, campaign.get(), contact.get());
    }

    private Optional<Failure> refusal(Call call, Campaign campaign, Contact contact) {
        NumberPlace place = NumberPlace.of(contact.lead().place());
        Instant now = store.clock().instant();
        Instant finishBy = campaign.rules().finishBy();
        if (finishBy != null && !now.isBefore(finishBy)) {
            return refused(Failure.NOT_RUNNING, "the campaign had to finish by " + finishBy);
        }
        if (!isOpen(campaign, place, now)) {
            return refused(Failure.OUTSIDE_HOURS, "the calling hours of the contact are over");
        }
        Instant free =
                history.mayBeCalled(call.owner(), call.to(), campaign.rules().capsIn(place.country()), call.id(), now);
        return free.isAfter(now)
                ? refused(Failure.ATTEMPT_CAP, "the number may be called again at " + free)
                : Optional.empty();
    }

    static boolean isOpen(Campaign campaign, NumberPlace place, Instant now) {
        return campaign.rules()
                .hoursIn(place.country())
                .filter(hours -> hours.isOpen(now, place.zones()))
                .isPresent();
    }

    private static Optional<Failure> refused(String code, @Nullable String text) {
        return Optional.of(new Failure(code, text));
    }
}
