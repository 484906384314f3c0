package io.calltracking.internal.campaigns;

import io.calltracking.Call;
import io.calltracking.Failure;
import io.calltracking.campaign.Campaign;
import io.calltracking.campaign.CampaignStatus;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.RetryRule;
import io.calltracking.campaign.SkipReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a contact after its last call, as far as that has come. Pure: as often as there is news of the call, and
 * in whatever order, the last news decides.
 */
final class NextStep {
    /** How often a contact whose call goes on is looked at in case its end was missed. */
    static final Duration WHILE_LIVE = Duration.ofMinutes(1);

    private static final Duration AFTER_FAULT = Duration.ofMinutes(1);
    private static final Duration LATE_DATA = Duration.ofMinutes(15);
    private static final Set<CampaignStatus> CALLS_AGAIN =
            Set.of(CampaignStatus.PENDING, CampaignStatus.RUNNING, CampaignStatus.PAUSED);

    private final Campaign campaign;
    private final Contact contact;
    private final Instant now;

    private NextStep(Campaign campaign, Contact contact, Instant now) {
        this.campaign = campaign;
        this.contact = contact;
        this.now = now;
    }

    /**
     * The state of a contact after news of its call.
     *
     * @param call the last one of the contact
     */
    static ContactState after(Call call, Contact contact, Campaign campaign, Instant now) {
        return new NextStep(campaign, contact, now).after(call);
    }

    private ContactState after(Call call) {
        if (contact.state().status() == ContactStatus.SKIPPED) {
            return contact.state();
        }
        if (!call.status().isTerminal() || call.state().retryExpected()) {
            return state(ContactStatus.LIVE, attempts(), now.plus(WHILE_LIVE), null, null);
        }
        if (Outcomes.isNone(call)) {
            return contact.state().status() == ContactStatus.LIVE ? withoutIt(call) : contact.state();
        }
        ContactOutcome outcome = Outcomes.of(call);
        Instant closed = closed(call);
        Optional<RetryRule> rule = campaign.rules().retryAfter(outcome);
        boolean retried = rule.isPresent()
                && attempts() < campaign.rules().maxAttempts()
                && CALLS_AGAIN.contains(campaign.status());
        if (retried) {
            Instant next = closed.plus(rule.get().delay());
            return state(ContactStatus.PENDING, attempts(), next, outcome, null);
        }
        Instant lastLook = closed.plus(LATE_DATA);
        return state(ContactStatus.COMPLETED, attempts(), now.isBefore(lastLook) ? lastLook : null, outcome, null);
    }

    /** The call was none: it does not count, and the contact is called as if it had not been, or not at all. */
    private ContactState withoutIt(Call call) {
        if (Outcomes.withdrawal(call).equals(Failure.SUPPRESSED)) {
            return state(ContactStatus.SKIPPED, attempts() - 1, null, outcome(), SkipReason.SUPPRESSED);
        }
        Instant next = Outcomes.accountFault(call).isEmpty() ? now : now.plus(AFTER_FAULT);
        return state(ContactStatus.PENDING, attempts() - 1, next, outcome(), null);
    }

    private ContactState state(
            ContactStatus status,
            int attempts,
            @Nullable Instant dueAt,
            @Nullable ContactOutcome outcome,
            @Nullable SkipReason skip) {
        ContactState before = contact.state();
        return new ContactState(
                status, before.tries(), Math.max(0, attempts), dueAt, before.call(), outcome, skip, now);
    }

    private int attempts() {
        return contact.state().attempts();
    }

    private @Nullable ContactOutcome outcome() {
        return contact.state().outcome();
    }

    private Instant closed(Call call) {
        Instant closed = call.times().closed();
        return closed == null ? now : closed;
    }
}
