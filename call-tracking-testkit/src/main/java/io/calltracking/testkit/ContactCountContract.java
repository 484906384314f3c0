package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallId;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every contact is counted once, also while contacts move, and who is pending can be skipped. */
abstract class ContactCountContract extends ContactConcern {
    private static final List<ContactStatus> STATUSES = List.of(ContactStatus.values());
    private static final int SAMPLERS = 3;
    private static final int SAMPLES = 60;

    ContactCountContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void contactsAreCountedByStatusOutcomeAndSkipReason() {
        add(pending(1, START), pending(2, null), retry(3, START));
        add(
                done(4, ContactOutcome.SUCCESSFUL, null),
                done(5, ContactOutcome.SUCCESSFUL, null),
                done(6, ContactOutcome.BUSY, null),
                done(7, ContactOutcome.BUSY, SkipReason.SUPPRESSED),
                done(8, null, SkipReason.SUPPRESSED),
                done(9, null, SkipReason.OPERATOR));
        add(inCampaign(OTHER_CAMPAIGN, pending(10, START)));

        assertThat(store.contactCounts(CAMPAIGN))
                .containsExactlyInAnyOrder(
                        new ContactCount(ContactStatus.PENDING, null, null, 3),
                        new ContactCount(ContactStatus.COMPLETED, ContactOutcome.SUCCESSFUL, null, 2),
                        new ContactCount(ContactStatus.COMPLETED, ContactOutcome.BUSY, null, 1),
                        new ContactCount(ContactStatus.SKIPPED, ContactOutcome.BUSY, SkipReason.SUPPRESSED, 1),
                        new ContactCount(ContactStatus.SKIPPED, null, SkipReason.SUPPRESSED, 1),
                        new ContactCount(ContactStatus.SKIPPED, null, SkipReason.OPERATOR, 1));
        assertThat(store.contactCounts("none")).isEmpty();
    }

    @Test
    void countsAddUpWhileContactsMove() throws Exception {
        List<Contact> contacts = add(pendings(1, 120));
        AtomicInteger sampling = new AtomicInteger(SAMPLERS);

        List<Boolean> addedUp =
                Race.run(runner -> runner < SAMPLERS ? () -> sample(sampling) : mover(contacts, runner, sampling));

        assertThat(addedUp).containsOnly(true);
    }

    /** Whether each of many counts was of all contacts. */
    private boolean sample(AtomicInteger sampling) {
        try {
            for (int i = 0; i < SAMPLES; i++) {
                long counted = store.contactCounts(CAMPAIGN).stream()
                        .mapToLong(ContactCount::contacts)
                        .sum();
                if (counted != 120) {
                    return false;
                }
            }
            return true;
        } finally {
            sampling.decrementAndGet();
        }
    }

    /** Moves some contacts, its own, to and fro as long as somebody counts. */
    private Callable<Boolean> mover(List<Contact> contacts, int runner, AtomicInteger sampling) {
        int movers = Race.THREADS - SAMPLERS;
        List<Contact> mine = contacts.stream()
                .filter(contact -> contact.number() % movers == runner - SAMPLERS)
                .toList();
        Random random = new Random(runner);
        return () -> {
            List<Contact> current = mine;
            while (sampling.get() > 0) {
                ContactStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
                current = current.stream()
                        .map(contact -> contact.next(state(status, START)))
                        .toList();
                store.saveContacts(current);
            }
            return true;
        };
    }

    @Test
    void liveContactsAreCounted() {
        add(pending(1, START), contact(2, state(ContactStatus.LIVE, null)), done(3, ContactOutcome.BUSY, null));
        add(inCampaign(OTHER_CAMPAIGN, contact(4, state(ContactStatus.LIVE, START))));
        assertThat(store.liveContacts(CAMPAIGN)).isEqualTo(1);
        assertThat(store.liveContacts("none")).isZero();

        saved(pending(1, START), state(ContactStatus.LIVE, START));

        assertThat(store.liveContacts(CAMPAIGN)).isEqualTo(2);
    }

    @Test
    void pendingContactsAndTheirPlacesAreKnownWhetherTheyAreDueOrNot() {
        assertThat(store.anyPendingContact(CAMPAIGN)).isFalse();
        assertThat(store.pendingPlaces(CAMPAIGN)).isEmpty();
        List<Contact> pending = add(
                pending(1, null),
                pending(2, START),
                inPlace(OTHER_PLACE, retry(3, START.plusSeconds(60))),
                inPlace("ünknown", retry(4, START)));
        add(inPlace("done", done(5, ContactOutcome.BUSY, null)));
        add(inPlace("live", contact(6, state(ContactStatus.LIVE, START))));
        add(inCampaign(OTHER_CAMPAIGN, inPlace("elsewhere", pending(7, START))));

        assertThat(store.anyPendingContact(CAMPAIGN)).isTrue();
        assertThat(store.pendingPlaces(CAMPAIGN)).containsExactlyInAnyOrder(PLACE, OTHER_PLACE, "ünknown");

        pending.forEach(contact -> saved(contact, state(ContactStatus.COMPLETED, null)));
        assertThat(store.anyPendingContact(CAMPAIGN)).isFalse();
        assertThat(store.pendingPlaces(CAMPAIGN)).isEmpty();
    }

    @Test
    void placeOfRetriesAndFirstCallsIsGivenOnce() {
        add(pending(1, START), retry(2, START), inPlace(OTHER_PLACE, retry(3, START)));

        assertThat(store.pendingPlaces(CAMPAIGN)).containsExactlyInAnyOrder(PLACE, OTHER_PLACE);
    }

    @Test
    void onlyPendingContactsAreSkippedAndAtMostSoMany() {
        add(pendings(1, 10));
        Contact live = contact(11, state(ContactStatus.LIVE, START));
        add(live, done(12, null, SkipReason.OPERATOR));
        add(inCampaign(OTHER_CAMPAIGN, pending(13, START)));

        assertThat(skip(null, 4)).isEqualTo(4);
        assertThat(store.contactCounts(CAMPAIGN))
                .contains(new ContactCount(ContactStatus.SKIPPED, null, SkipReason.STOPPED, 4))
                .contains(new ContactCount(ContactStatus.PENDING, null, null, 6));
        assertThat(skip(null, 100)).isEqualTo(6);
        assertThat(skip(null, 100)).isZero();

        assertThat(stored(live)).isEqualTo(live);
        assertThat(store.anyPendingContact(OTHER_CAMPAIGN)).isTrue();
    }

    @Test
    void onlyThePlaceAskedForIsSkipped() {
        Contact here = pending(1, START);
        add(here, inPlace(OTHER_PLACE, pending(2, START)), inPlace(OTHER_PLACE, retry(3, null)));

        assertThat(skip(OTHER_PLACE, 1)).isEqualTo(1);
        assertThat(skip(OTHER_PLACE, 10)).isEqualTo(1);
        assertThat(skip(OTHER_PLACE, 10)).isZero();

        assertThat(stored(here)).isEqualTo(here);
        assertThat(store.pendingPlaces(CAMPAIGN)).containsExactly(PLACE);
    }

    @Test
    void skippedContactKeepsItsCallsAndIsNeverDue() {
        CallId call = CallId.create(START);
        Contact contact = contact(
                1, new ContactState(ContactStatus.PENDING, 3, 2, START, call, ContactOutcome.BUSY, null, START));
        add(contact);
        clock.advance(Duration.ofSeconds(5));

        skip(null, 1);

        assertThat(stored(contact))
                .isEqualTo(contact.next(new ContactState(
                        ContactStatus.SKIPPED,
                        3,
                        2,
                        null,
                        call,
                        ContactOutcome.BUSY,
                        SkipReason.STOPPED,
                        START.plusSeconds(5))));
        assertThat(store.claimToCall(CAMPAIGN, PLACE, 10, LEASE)).isEmpty();
    }

    @Test
    void whoClaimedASkippedContactCanNoLongerWrite() {
        add(pending(1, START));
        Contact claimed = store.claimToCall(CAMPAIGN, PLACE, 1, LEASE).get(0);

        assertThat(skip(null, 10)).isEqualTo(1);

        assertThat(store.saveContacts(List.of(claimed.next(state(ContactStatus.LIVE, START)))))
                .isEmpty();
        clock.advance(LEASE);
        assertThat(store.claimToCall(CAMPAIGN, PLACE, 1, LEASE)).isEmpty();
    }

    @Test
    void ofThoseWhoClaimAndSkipAtOnceEachContactIsForOne() throws Exception {
        add(pendings(1, 100));

        List<Integer> moved = Race.run(runner -> runner % 2 == 0 ? () -> skip(null, 100) : this::callSome);

        assertThat(moved.stream().mapToInt(Integer::intValue).sum()).isEqualTo(100);
        assertThat(store.contacts(CAMPAIGN, 0, 200))
                .allMatch(contact -> Set.of(ContactStatus.SKIPPED, ContactStatus.LIVE)
                        .contains(contact.state().status()));
    }

    private int callSome() {
        List<Contact> live = store.claimToCall(CAMPAIGN, PLACE, 20, LEASE).stream()
                .map(contact -> contact.next(state(ContactStatus.LIVE, null)))
                .toList();
        return store.saveContacts(live).size();
    }

    private int skip(@Nullable String place, int max) {
        return store.skipContacts(CAMPAIGN, place, SkipReason.STOPPED, max);
    }

    private static Contact done(long number, @Nullable ContactOutcome outcome, @Nullable SkipReason skip) {
        ContactStatus status = skip == null ? ContactStatus.COMPLETED : ContactStatus.SKIPPED;
        return contact(number, new ContactState(status, 1, 1, null, null, outcome, skip, START));
    }
}
