package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallId;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.SkipReason;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What the contracts about contacts share: ordinary contacts of one campaign. */
abstract class ContactConcern extends StoreConcern {
    static final String CAMPAIGN = CallId.create(START).toString();
    static final String OTHER_CAMPAIGN = CallId.create(START).toString();
    static final String PLACE = "IN Asia/Kolkata";
    static final String OTHER_PLACE = "US America/New_York,America/Chicago";
    static final Duration LEASE = Duration.ofSeconds(30);

    ContactConcern(Function<Clock, Store> opener) {
        super(opener);
    }

    /** A contact of the campaign whose phone follows from its number. */
    static Contact contact(long number, ContactState state) {
        return new Contact(CAMPAIGN, number, 1, lead(number, PLACE), state);
    }

    /** A contact that was never called. */
    static Contact pending(long number, @Nullable Instant dueAt) {
        return contact(number, state(ContactStatus.PENDING, dueAt));
    }

    /** A contact that was called before and is to be called again. */
    static Contact retry(long number, @Nullable Instant dueAt) {
        return contact(number, new ContactState(ContactStatus.PENDING, 2, 1, dueAt, null, null, null, START));
    }

    static Contact inPlace(String place, Contact contact) {
        return new Contact(
                contact.campaign(),
                contact.number(),
                contact.version(),
                lead(contact.number(), place),
                contact.state());
    }

    static Contact inCampaign(String campaign, Contact contact) {
        return new Contact(campaign, contact.number(), contact.version(), contact.lead(), contact.state());
    }

    static ContactState state(ContactStatus status, @Nullable Instant dueAt) {
        SkipReason skip = status == ContactStatus.SKIPPED ? SkipReason.OPERATOR : null;
        return new ContactState(status, 0, 0, dueAt, null, null, skip, START);
    }

    static Lead lead(long number, String place) {
        return new Lead(phone(number), null, null, place, Map.of(), Map.of());
    }

    static String phone(long number) {
        return "+1415" + (5_000_000 + number);
    }

    static List<Contact> pendings(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(number -> pending(number, START))
                .toList();
    }

    static List<Long> numbers(List<Contact> contacts) {
        return contacts.stream().map(Contact::number).toList();
    }

    final List<Contact> add(Contact... contacts) {
        return add(List.of(contacts));
    }

    /** Adds the contacts and expects that none of their phones is known. */
    final List<Contact> add(List<Contact> contacts) {
        assertThat(store.addContacts(contacts)).isEmpty();
        return contacts;
    }

    /** Writes the next version and expects that to work. */
    final Contact saved(Contact contact, ContactState state) {
        Contact next = contact.next(state);
        assertThat(store.saveContacts(List.of(next))).containsExactly(contact.number());
        return next;
    }

    /** The contact as stored. */
    final Contact stored(Contact contact) {
        return store.findContact(contact.campaign(), contact.number()).orElseThrow();
    }
}
