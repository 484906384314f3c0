package io.calltracking.campaign;

import java.util.Objects;

/**
 * A contact of a campaign, as it was known at one moment.
 *
 * @param campaign the id of the campaign
 * @param number its place in the campaign, from 1, in the order in which contacts were added; with gaps where one was refused
 * @param version grows by one with each change; stores compare it before they write
 * @param lead whom to call
 * @param state how far it has come
 */
public record Contact(String campaign, long number, long version, Lead lead, ContactState state) {

    /** Refuses null. */
    public Contact {
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(lead, "lead");
        Objects.requireNonNull(state, "state");
    }

    /** The next version with another state. */
    public Contact next(ContactState state) {
        return new Contact(campaign, number, version + 1, lead, state);
    }
}
