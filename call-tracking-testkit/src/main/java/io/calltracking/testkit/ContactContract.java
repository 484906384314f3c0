package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.SkipReason;
import io.calltracking.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A phone is in a campaign once, what is written is what is read, and nobody overwrites what he has not read. */
abstract class ContactContract extends ContactConcern {
    private static final String UNICODE = "नमस्ते \"you\" \\ 😀👩‍👩‍👧 ß\n\tend'; --";
    private static final int BATCH = 1_000;
    private static final ContactState FULL_STATE = new ContactState(
            ContactStatus.SKIPPED,
            9,
            4,
            Instant.parse("2100-12-31T23:59:59.999Z"),
            CallId.create(START),
            ContactOutcome.NO_ANSWER,
            SkipReason.ATTEMPT_CAP,
            START.plusMillis(1));

    ContactContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void everyFieldOfAContactIsKept() {
        Contact contact = new Contact(CAMPAIGN, 7, 1, fullLead(), FULL_STATE);
        add(contact);

        assertThat(store.findContact(CAMPAIGN, 7)).contains(contact);
        assertThat(store.findContact(CAMPAIGN, contact.lead().phone())).contains(contact);
        assertThat(store.contacts(CAMPAIGN, 0, 10)).containsExactly(contact);
    }

    @Test
    void fieldsNobodySetStayNull() {
        Contact contact = pending(1, null);
        add(contact);

        assertThat(stored(contact)).isEqualTo(contact);
    }

    @Test
    void everyFieldOfTheStateIsWrittenAndTheLeadNever() {
        Contact added = pending(7, null);
        add(added);
        Contact other = new Contact(CAMPAIGN, 7, 2, fullLead(), FULL_STATE);

        assertThat(store.saveContacts(List.of(other))).containsExactly(7L);

        assertThat(stored(added)).isEqualTo(added.next(FULL_STATE));
    }

    @Test
    void whatIsNoLongerKnownIsForgotten() {
        Contact full = new Contact(CAMPAIGN, 7, 1, fullLead(), FULL_STATE);
        add(full);

        Contact bare = saved(full, state(ContactStatus.COMPLETED, null));

        assertThat(stored(full)).isEqualTo(bare);
    }

    @Test
    void everyWordIsKept() {
        long number = 0;
        for (ContactStatus status : ContactStatus.values()) {
            Contact contact = contact(++number, state(status, null));
            add(contact);
            assertThat(stored(contact)).isEqualTo(contact);
        }
        for (ContactOutcome outcome : ContactOutcome.values()) {
            Contact contact = contact(
                    ++number, new ContactState(ContactStatus.COMPLETED, 1, 1, null, null, outcome, null, START));
            add(contact);
            assertThat(stored(contact)).isEqualTo(contact);
        }
        for (SkipReason reason : SkipReason.values()) {
            Contact contact =
                    contact(++number, new ContactState(ContactStatus.SKIPPED, 1, 1, null, null, null, reason, START));
            add(contact);
            assertThat(stored(contact)).isEqualTo(contact);
        }
    }

    @Test
    void unknownContactsAreNotFound() {
        add(pending(1, START));

        assertThat(store.findContact(CAMPAIGN, 2)).isEmpty();
        assertThat(store.findContact(CAMPAIGN, phone(2))).isEmpty();
        assertThat(store.findContact(OTHER_CAMPAIGN, 1)).isEmpty();
        assertThat(store.findContact(OTHER_CAMPAIGN, phone(1))).isEmpty();
        assertThat(store.contacts(OTHER_CAMPAIGN, 0, 10)).isEmpty();
    }

    @Test
    void phoneThatIsInTheCampaignIsToldAndStaysAsItWas() {
        List<Contact> first = add(pending(1, START), pending(2, START));
        List<Contact> second = new ArrayList<>();
        second.add(withPhone(11, phone(2)));
        second.add(withPhone(12, phone(3)));
        second.add(withPhone(13, phone(1)));

        assertThat(store.addContacts(second)).containsExactly(phone(2), phone(1));

        assertThat(store.contacts(CAMPAIGN, 0, 10)).containsExactly(first.get(0), first.get(1), second.get(1));
    }

    @Test
    void phoneIsFreeInAnotherCampaign() {
        Contact contact = pending(1, START);
        Contact other = inCampaign(OTHER_CAMPAIGN, contact);
        add(contact);
        add(other);

        assertThat(stored(contact)).isEqualTo(contact);
        assertThat(stored(other)).isEqualTo(other);
    }

    @Test
    void whoAddsTheSameContactsAgainIsToldOfEach() {
        List<Contact> contacts = add(pendings(1, 3));

        assertThat(store.addContacts(contacts)).containsExactly(phone(1), phone(2), phone(3));
        assertThat(store.addContacts(List.of())).isEmpty();
        assertThat(store.contacts(CAMPAIGN, 0, 10)).containsExactlyElementsOf(contacts);
    }

    @Test
    void numberInUseIsAFailureAndItsContactStays() {
        Contact contact = pending(1, START);
        add(contact);

        assertThatThrownBy(() -> store.addContacts(List.of(withPhone(1, phone(2)))))
                .isInstanceOfSatisfying(
                        CallTrackingException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STORE_ERROR))
                .hasMessageNotContaining(phone(2));

        assertThat(store.contacts(CAMPAIGN, 0, 10)).containsExactly(contact);
    }

    @Test
    void thousandAreAddedAndSavedAtOnce() {
        add(pendings(5, 7));
        List<Contact> batch = new ArrayList<>();
        pendings(1, BATCH)
                .forEach(contact -> batch.add(
                        withPhone(BATCH + contact.number(), contact.lead().phone())));

        assertThat(store.addContacts(batch)).containsExactly(phone(5), phone(6), phone(7));
        assertThat(store.lastContact(CAMPAIGN)).isEqualTo(2 * BATCH);

        List<Contact> all = store.contacts(CAMPAIGN, 0, 2 * BATCH);
        assertThat(all).hasSize(BATCH);
        List<Contact> moved = all.stream()
                .map(contact -> contact.next(state(ContactStatus.LIVE, START)))
                .toList();
        assertThat(store.saveContacts(moved)).containsExactlyElementsOf(numbers(all));
        assertThat(store.contacts(CAMPAIGN, 0, 2 * BATCH)).containsExactlyElementsOf(moved);
    }

    @Test
    void lastContactIsTheHighestNumber() {
        assertThat(store.lastContact(CAMPAIGN)).isZero();
        add(pending(3, START), pending(12, START), pending(5, START));
        add(inCampaign(OTHER_CAMPAIGN, pending(99, START)));

        assertThat(store.lastContact(CAMPAIGN)).isEqualTo(12);
    }

    @Test
    void pagesAreInTheOrderOfNumbers() {
        add(pending(30, START), pending(4, START), pending(100, START));
        add(inCampaign(OTHER_CAMPAIGN, pending(5, START)));

        assertThat(numbers(store.contacts(CAMPAIGN, 0, 2))).containsExactly(4L, 30L);
        assertThat(numbers(store.contacts(CAMPAIGN, 30, 2))).containsExactly(100L);
        assertThat(store.contacts(CAMPAIGN, 100, 2)).isEmpty();
    }

    @Test
    void versionThatIsNotTheNextIsNotWritten() {
        Contact first = pending(1, START);
        add(first);
        Contact second = saved(first, state(ContactStatus.LIVE, START));

        assertThat(store.saveContacts(List.of(first.next(state(ContactStatus.COMPLETED, null)))))
                .isEmpty();
        Contact skipping = second.next(second.state()).next(state(ContactStatus.COMPLETED, null));
        assertThat(store.saveContacts(List.of(skipping))).isEmpty();
        assertThat(store.saveContacts(List.of(pending(2, START).next(second.state()))))
                .isEmpty();
        assertThat(store.saveContacts(List.of())).isEmpty();
        assertThat(store.contacts(CAMPAIGN, 0, 10)).containsExactly(second);
    }

    @Test
    void eachOfManyIsWrittenOrNotByItself() {
        List<Contact> contacts = add(pendings(1, 5));
        Contact ahead = saved(contacts.get(2), state(ContactStatus.LIVE, START));
        ContactState done = state(ContactStatus.COMPLETED, null);
        List<Contact> next = new ArrayList<>(
                contacts.stream().map(contact -> contact.next(done)).toList());
        Collections.reverse(next);

        assertThat(store.saveContacts(next)).containsExactly(5L, 4L, 2L, 1L);

        assertThat(store.contacts(CAMPAIGN, 0, 10))
                .containsExactly(next.get(4), next.get(3), ahead, next.get(1), next.get(0));
    }

    @Test
    void savesOfOneCampaignDoNotTouchAnother() {
        Contact other = inCampaign(OTHER_CAMPAIGN, pending(1, START));
        add(other);
        Contact contact = pending(1, START);
        add(contact);

        saved(contact, state(ContactStatus.LIVE, START));

        assertThat(stored(other)).isEqualTo(other);
    }

    @Test
    void ofManyImportersOneAddsAPhoneAndTheOthersAreTold() throws Exception {
        int phones = 300;
        List<List<String>> told = Race.run(runner -> {
            List<Contact> batch = new ArrayList<>();
            for (int i = 1; i <= phones; i++) {
                batch.add(withPhone(runner * 1_000L + i, phone(i)));
            }
            Collections.shuffle(batch, new Random(runner));
            return () -> store.addContacts(batch);
        });

        Map<String, Integer> times = new HashMap<>();
        told.forEach(mine -> mine.forEach(phone -> times.merge(phone, 1, Integer::sum)));
        assertThat(times).hasSize(phones);
        assertThat(times.values()).containsOnly(Race.THREADS - 1);
        assertThat(store.contacts(CAMPAIGN, 0, 10 * phones))
                .hasSize(phones)
                .doesNotHaveDuplicates()
                .extracting(contact -> contact.lead().phone())
                .doesNotHaveDuplicates();
    }

    @Test
    void ofManyWhoSaveTheSameVersionsEachIsWrittenByOne() throws Exception {
        List<Contact> contacts = add(pendings(1, 200));

        List<List<Long>> written = Race.run(runner -> {
            List<Contact> mine = new ArrayList<>(contacts);
            Collections.shuffle(mine, new Random(runner));
            List<Contact> next = mine.stream()
                    .map(contact -> contact.next(
                            new ContactState(ContactStatus.LIVE, runner, runner, START, null, null, null, START)))
                    .toList();
            return () -> store.saveContacts(next);
        });

        assertThat(written.stream().flatMap(List::stream)).hasSize(200).doesNotHaveDuplicates();
        for (Contact contact : store.contacts(CAMPAIGN, 0, 1_000)) {
            assertThat(contact.version()).isEqualTo(2);
            assertThat(written.get(contact.state().tries())).contains(contact.number());
        }
    }

    private static Contact withPhone(long number, String phone) {
        return new Contact(
                CAMPAIGN,
                number,
                1,
                new Lead(phone, null, null, PLACE, Map.of(), Map.of()),
                state(ContactStatus.PENDING, START));
    }

    private static Lead fullLead() {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("nothing", null);
        variables.put(UNICODE, UNICODE);
        variables.put("numbers", Arrays.asList(1L, -2L, new BigDecimal("1.50"), null, true));
        return new Lead(
                "+919876543210",
                "lead " + UNICODE,
                UNICODE,
                OTHER_PLACE,
                variables,
                Map.of("given", Map.of("how", "form", "deeper", variables), "empty", Map.of(), "none", List.of()));
    }
}
