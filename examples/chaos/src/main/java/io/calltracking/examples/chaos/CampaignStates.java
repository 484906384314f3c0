package io.calltracking.examples.chaos;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Contacts as somebody would have written them who does it in another way. */
final class CampaignStates {
    private CampaignStates() {}

    /** The contact with other attempts and another time at which it is due. */
    static Contact with(Contact contact, int attempts, @Nullable Instant dueAt) {
        ContactState state = contact.state();
        return new Contact(
                contact.campaign(),
                contact.number(),
                contact.version(),
                contact.lead(),
                new ContactState(
                        state.status(),
                        state.tries(),
                        attempts,
                        dueAt,
                        state.call(),
                        state.outcome(),
                        state.skip(),
                        state.updated()));
    }
}
