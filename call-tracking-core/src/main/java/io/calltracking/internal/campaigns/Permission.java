package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.Failure;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.compliance.NumberPlace;
import io.calltracking.internal.DialPermit;
import io.calltracking.store.Standing;
import io.calltracking.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a number may be dialed now. Asked when the call holds its slot, and with it, if a campaign made it, the number: so
 * no two campaigns are answered at a time for the same number. Thread-safe.
 */
final class Permission implements DialPermit {
    private final Store store;
    private final KnownCampaigns campaigns;
    private final NumberHistory history;

    /** Answers by what the store has. */
    Permission(Store store, KnownCampaigns campaigns) {
        this.store = store;
        this.campaigns = campaigns;
        this.history = new NumberHistory(store);
    }

    @Override
    public Optional<Failure> refusal(Call call) {
        Optional<AttemptKey> key = AttemptKey.of(call);
        if (key.isPresent()) {
            return refusal(call, key.get());
        }
        return store.suppressed(call.owner(), List.of(call.to())).isEmpty() ? Optional.empty() : suppressed();
    }

    private Optional<Failure> refusal(Call call, AttemptKey key) {
        Optional<Standing> found = store.standing(key.campaign(), key.contact());
        if (found.isEmpty() || !ContactNews.waits(found.get().contact(), call)) {
            return refused(Failure.NOT_RUNNING, "the contact is not called by this call any more");
        }
        Standing standing = found.get();
        if (standing.suppressed()) {
            return suppressed();
        }
        Optional<Campaign> campaign = campaigns.at(key.campaign(), standing.campaignVersion());
        if (campaign.isEmpty() || campaign.get().status() != CampaignStatus.RUNNING) {
            return refused(Failure.NOT_RUNNING, "the campaign does not run");
        }
        return refusal(call, campaign.get(), standing.contact());
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

    private static Optional<Failure> suppressed() {
        return refused(Failure.SUPPRESSED, "the number is on the suppression list");
    }

    private static Optional<Failure> refused(String code, @Nullable String text) {
        return Optional.of(new Failure(code, text));
    }
}
