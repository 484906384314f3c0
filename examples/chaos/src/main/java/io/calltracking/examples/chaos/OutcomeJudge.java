package io.calltracking.examples.chaos;

import io.calltracking.campaign.CampaignTotals;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.testkit.simulator.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares what became of the contacts of a campaign with what the provider did. Pure.
 *
 * @param contacts all of them, at the end
 * @param totals of the campaign, at the end
 * @param calls all those of the campaign that the provider accepted
 * @param attempts what names the last attempt at each contact, by its number
 */
record OutcomeJudge(List<Contact> contacts, CampaignTotals totals, List<Dialed> calls, Map<Long, String> attempts) {

    /** The contacts that are neither completed nor skipped, and those that are not there. */
    List<String> unaccounted(CampaignPlan plan) {
        List<String> cases = new ArrayList<>();
        contacts.stream()
                .filter(contact -> !isOver(contact))
                .forEach(contact -> cases.add("contact " + contact.number() + " is " + contact.state()));
        for (int missing = contacts.size(); missing < plan.people().size(); missing++) {
            cases.add("there are " + contacts.size() + " contacts of "
                    + plan.people().size());
        }
        return cases;
    }

    private static boolean isOver(Contact contact) {
        return contact.state().status() == ContactStatus.COMPLETED
                || contact.state().status() == ContactStatus.SKIPPED;
    }

    /** The contacts that ended otherwise than their last call at the provider, and the totals that are not their sum. */
    List<String> wrongTotals() {
        Map<String, Outcome> ended = new HashMap<>();
        calls.forEach(call -> ended.put(call.attempt(), call.outcome()));
        Map<ContactOutcome, Long> counted = new EnumMap<>(ContactOutcome.class);
        List<String> cases = new ArrayList<>();
        for (Contact contact : contacts) {
            if (contact.state().status() == ContactStatus.COMPLETED) {
                ContactOutcome there = outcome(ended.get(attempts.getOrDefault(contact.number(), "")));
                counted.merge(there, 1L, Long::sum);
                if (there != contact.state().outcome()) {
                    cases.add("contact " + contact.number() + " is " + contact.state() + ", at the provider " + there);
                }
            }
        }
        if (!counted.equals(totals.outcomes())) {
            cases.add("the totals are " + totals.outcomes() + ", by the provider " + counted);
        }
        return cases;
    }

    /** What an end at the provider means for a contact; null for a call that it never accepted. */
    private static ContactOutcome outcome(@Nullable Outcome there) {
        if (there == null) {
            return ContactOutcome.NOT_PLACED;
        }
        return switch (there) {
            case COMPLETED -> ContactOutcome.SUCCESSFUL;
            case NO_ANSWER, REJECTED -> ContactOutcome.NO_ANSWER;
            case BUSY -> ContactOutcome.BUSY;
            case VOICEMAIL -> ContactOutcome.VOICEMAIL;
            case CANCELED -> ContactOutcome.CANCELED;
            case FAILED, ERROR, BALANCE_LOW -> ContactOutcome.FAILED;
            case STUCK -> ContactOutcome.UNRESOLVED;
        };
    }
}
