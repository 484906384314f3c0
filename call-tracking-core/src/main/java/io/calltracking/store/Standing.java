package io.calltracking.store;

import io.calltracking.campaign.Contact;
import java.util.Objects;

/**
 * All that decides whether a contact may be called, besides the rules of its campaign.
 *
 * @param contact as it is
 * @param campaignVersion of its campaign: whoever knows the campaign in this version knows it as it is
 * @param suppressed whether its number is on the suppression list of the campaign's owner or on that for everybody
 */
public record Standing(Contact contact, long campaignVersion, boolean suppressed) {

    /** Refuses null. */
    public Standing {
        Objects.requireNonNull(contact, "contact");
    }
}
