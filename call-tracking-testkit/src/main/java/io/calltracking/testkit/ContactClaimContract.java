package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A contact that is due has one holder at a time, retries before first calls, and never none for longer than a lease. */
abstract class ContactClaimContract extends ContactConcern {
    private static final Duration MOMENT = Duration.ofMillis(1);

    ContactClaimContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void retriesGoFirstThenWhoIsLongestDueThenTheLowestNumber() {
        add(
                pending(1, START.minusSeconds(60)),
                retry(2, START),
                pending(3, START.minusSeconds(61)),
                pending(4, START.minusSeconds(60)),
                retry(5, START.minusSeconds(1)),
                retry(6, START));

        assertThat(toCall(4)).containsExactly(5L, 2L, 6L, 3L);
        assertThat(toCall(4)).containsExactly(1L, 4L);
        assertThat(toCall(4)).isEmpty();
    }

    @Test
    void contactIsClaimedFromTheMomentItIsDue() {
        add(pending(1, START.plus(MOMENT)), retry(2, START.plus(MOMENT)), pending(3, null), retry(4, null));
        assertThat(toCall(10)).isEmpty();

        clock.advance(MOMENT);

        assertThat(toCall(10)).containsExactly(2L, 1L);
    }

    @Test
    void retryThatIsNotDueDoesNotHoldUpFirstCalls() {
        add(retry(1, START.plusSeconds(60)), pending(2, START));

        assertThat(toCall(1)).containsExactly(2L);
    }

    @Test
    void triesThatDoNotCountMakeNoRetry() {
        add(contact(1, new ContactState(ContactStatus.PENDING, 3, 0, START, null, null, null, START)));
        add(pending(2, START.minusSeconds(1)), retry(3, START));

        assertThat(toCall(10)).containsExactly(3L, 2L, 1L);
    }

    @Test
    void onlyThePlaceAndTheCampaignAskedForAreClaimed() {
        add(pending(1, START), inPlace(OTHER_PLACE, pending(2, START)));
        add(inCampaign(OTHER_CAMPAIGN, pending(3, START)));

        assertThat(toCall(10)).containsExactly(1L);
        assertThat(numbers(store.claimToCall(CAMPAIGN, OTHER_PLACE, 10, LEASE))).containsExactly(2L);
        assertThat(store.claimToCall(CAMPAIGN, "nowhere", 10, LEASE)).isEmpty();
    }

    @Test
    void onlyPendingContactsAreCalled() {
        long number = 0;
        for (ContactStatus status : ContactStatus.values()) {
            add(contact(++number, state(status, START)));
        }

        assertThat(store.claimToCall(CAMPAIGN, PLACE, 10, LEASE))
                .allMatch(contact -> contact.state().status() == ContactStatus.PENDING)
                .hasSize(1);
    }

    @Test
    void claimMovesWhenItIsDueAndTheVersionAndNothingElse() {
        Contact pending = pending(1, START);
        Contact live = contact(2, state(ContactStatus.LIVE, START));
        add(pending, live);
        clock.advance(MOMENT);
        Instant leaseEnd = START.plus(MOMENT).plus(LEASE);

        Contact toCall = pending.next(state(ContactStatus.PENDING, leaseEnd));
        assertThat(store.claimToCall(CAMPAIGN, PLACE, 10, LEASE)).containsExactly(toCall);
        assertThat(stored(pending)).isEqualTo(toCall);

        Contact toFollow = live.next(state(ContactStatus.LIVE, leaseEnd));
        assertThat(store.claimToFollow(CAMPAIGN, 10, LEASE)).containsExactly(toFollow);
        assertThat(stored(live)).isEqualTo(toFollow);
    }

    @Test
    void nobodyElseGetsAContactUntilTheLeaseRunsOut() {
        add(pending(1, START), contact(2, state(ContactStatus.LIVE, START)));
        assertThat(toCall(10)).containsExactly(1L);
        assertThat(toFollow(10)).containsExactly(2L);

        clock.advance(LEASE.minus(MOMENT));
        assertThat(toCall(10)).isEmpty();
        assertThat(toFollow(10)).isEmpty();

        clock.advance(MOMENT);
        assertThat(toCall(10)).containsExactly(1L);
        assertThat(toFollow(10)).containsExactly(2L);
    }

    @Test
    void whoClaimedEarlierCanNoLongerWrite() {
        add(pending(1, START));
        Contact slow = store.claimToCall(CAMPAIGN, PLACE, 1, LEASE).get(0);
        clock.advance(LEASE);
        Contact next = store.claimToCall(CAMPAIGN, PLACE, 1, LEASE).get(0);

        assertThat(store.saveContacts(List.of(slow.next(state(ContactStatus.LIVE, START)))))
                .isEmpty();

        assertThat(stored(next)).isEqualTo(next);
        saved(next, state(ContactStatus.LIVE, START));
    }

    @Test
    void holderWhoseLeaseRanOutMayWriteWhileNobodyClaimed() {
        add(pending(1, START));
        Contact claimed = store.claimToCall(CAMPAIGN, PLACE, 1, LEASE).get(0);
        clock.advance(LEASE.multipliedBy(2));

        saved(claimed, state(ContactStatus.COMPLETED, null));

        assertThat(toCall(10)).isEmpty();
    }

    @Test
    void whatIsWrittenSetsWhenTheContactIsDue() {
        add(pending(1, START));
        Contact claimed = store.claimToCall(CAMPAIGN, PLACE, 1, LEASE).get(0);

        Contact live = saved(claimed, state(ContactStatus.LIVE, START.plusSeconds(5)));
        clock.advance(Duration.ofSeconds(5));
        assertThat(toCall(10)).isEmpty();
        Contact followed = store.claimToFollow(CAMPAIGN, 10, LEASE).get(0);
        assertThat(followed.version()).isEqualTo(live.version() + 1);

        saved(followed, retry(1, clock.instant()).state());
        assertThat(toFollow(10)).isEmpty();
        assertThat(toCall(10)).containsExactly(1L);
    }

    @Test
    void liveAndCompletedContactsAreFollowedLongestDueFirst() {
        add(
                contact(1, state(ContactStatus.LIVE, START)),
                contact(2, state(ContactStatus.COMPLETED, START.minusSeconds(9))),
                inPlace(OTHER_PLACE, contact(3, state(ContactStatus.LIVE, START.minusSeconds(10)))),
                contact(4, state(ContactStatus.COMPLETED, START)),
                contact(5, state(ContactStatus.COMPLETED, null)),
                contact(6, state(ContactStatus.LIVE, START.plus(MOMENT))),
                contact(7, state(ContactStatus.LIVE, null)),
                pending(8, START));
        add(contact(9, state(ContactStatus.SKIPPED, START)));
        add(inCampaign(OTHER_CAMPAIGN, contact(10, state(ContactStatus.LIVE, START))));

        assertThat(toFollow(3)).containsExactly(3L, 2L, 1L);
        assertThat(toFollow(3)).containsExactly(4L);
        clock.advance(MOMENT);
        assertThat(toFollow(3)).containsExactly(6L);
        assertThat(toFollow(3)).isEmpty();
    }

    @Test
    void noTwoOfManyCallTheSameContact() throws Exception {
        add(pendings(1, 150));
        for (long number = 151; number <= 200; number++) {
            add(retry(number, START));
        }

        List<List<Long>> held = Race.run(runner -> () -> all(() -> toCall(7)));

        assertThat(held.stream().flatMap(List::stream)).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void noTwoOfManyFollowTheSameContact() throws Exception {
        for (long number = 1; number <= 100; number++) {
            add(contact(number, state(ContactStatus.LIVE, START)));
        }

        List<List<Long>> held = Race.run(runner -> () -> all(() -> toFollow(7)));

        assertThat(held.stream().flatMap(List::stream)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void noTwoOfManyTakeOverTheSameContact() throws Exception {
        add(pendings(1, 50));
        List<Contact> dead = store.claimToCall(CAMPAIGN, PLACE, 50, LEASE);
        clock.advance(LEASE);

        List<List<Long>> held = Race.run(runner -> () -> all(() -> toCall(7)));

        assertThat(held.stream().flatMap(List::stream)).hasSize(50).doesNotHaveDuplicates();
        assertThat(store.saveContacts(dead.stream()
                        .map(contact -> contact.next(state(ContactStatus.LIVE, START)))
                        .toList()))
                .isEmpty();
    }

    private static List<Long> all(Supplier<List<Long>> claim) {
        List<Long> mine = new ArrayList<>();
        List<Long> batch = claim.get();
        while (!batch.isEmpty()) {
            mine.addAll(batch);
            assertThat(mine).doesNotHaveDuplicates();
            batch = claim.get();
        }
        return mine;
    }

    private List<Long> toCall(int max) {
        return numbers(store.claimToCall(CAMPAIGN, PLACE, max, LEASE));
    }

    private List<Long> toFollow(int max) {
        return numbers(store.claimToFollow(CAMPAIGN, max, LEASE));
    }
}
