package io.calltracking.mongo;

import static io.calltracking.mongo.SampleContact.CAMPAIGN;
import static io.calltracking.mongo.SampleContact.LEASE;
import static io.calltracking.mongo.SampleContact.PLACE;
import static io.calltracking.mongo.SampleContact.START;
import static io.calltracking.mongo.SampleContact.phone;
import static io.calltracking.mongo.SampleContact.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallId;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactOutcome;
import io.calltracking.campaign.ContactState;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.Lead;
import io.calltracking.campaign.SkipReason;
import io.calltracking.campaign.Suppression;
import io.calltracking.store.CampaignStore;
import io.calltracking.testkit.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Among 100,000 contacts the few that are asked for are found by an index, whatever the others do. Of each thousand 400 are
 * over, 200 skipped, 100 live and not to be looked at yet, 100 to be called again and 100 for the first time but not yet, 97 in
 * other places, and 3 are due: one retry, one first call and one live.
 */
class ContactExplainTest {
    private static final int CONTACTS = 100_000;
    private static final int BATCH = 1_000;
    private static final Duration LATER = Duration.ofDays(1);

    private static final Steps STEPS = new Steps();
    private static Mongo mongo;
    private static Mongo watched;
    private static CampaignStore store;

    @BeforeAll
    static void fill() {
        mongo = Mongo.open();
        watched = mongo.again(STEPS);
        store = MongoStore.builder(watched.database())
                .clock(VirtualClock.startingAt(START))
                .build();
        for (long last = 0; last < CONTACTS; last += BATCH) {
            store.addContacts(LongStream.rangeClosed(last + 1, last + BATCH)
                    .mapToObj(ContactExplainTest::contact)
                    .toList());
            store.suppress(LongStream.rangeClosed(last + 1, last + BATCH)
                    .mapToObj(number -> new Suppression("owner-1", phone(number), null, START))
                    .toList());
        }
    }

    @AfterAll
    static void close() {
        if (mongo != null) {
            watched.client().close();
            mongo.close();
        }
    }

    private static Contact contact(long number) {
        int kind = (int) (number % BATCH);
        String place = kind >= 900 && kind < 997 ? "place-" + kind % 30 : PLACE;
        Lead lead = new Lead(phone(number), "lead-" + number, null, place, Map.of("plan", "gold"), Map.of());
        return new Contact(CAMPAIGN, number, 1, lead, state(kind));
    }

    private static ContactState state(int kind) {
        if (kind < 400) {
            ContactOutcome outcome = kind % 3 == 0 ? ContactOutcome.BUSY : ContactOutcome.SUCCESSFUL;
            return new ContactState(ContactStatus.COMPLETED, 1, 1, null, CallId.create(START), outcome, null, START);
        } else if (kind < 600) {
            return SampleContact.state(ContactStatus.SKIPPED, null);
        } else if (kind < 700) {
            return SampleContact.state(ContactStatus.LIVE, START.plus(LATER));
        } else if (kind < 800) {
            return SampleContact.state(ContactStatus.PENDING, START.plus(LATER));
        } else if (kind < 900) {
            return ContactState.pending(START.plus(LATER), START);
        } else if (kind == 998) {
            return SampleContact.state(ContactStatus.PENDING, START);
        } else if (kind == 999) {
            return SampleContact.state(ContactStatus.LIVE, START);
        }
        return ContactState.pending(START, START);
    }

    @Test
    void contactIsFoundByAnIndex() {
        examinesAtMost(1, () -> assertThat(store.findContact(CAMPAIGN, 51_000)).isPresent());
        examinesAtMost(
                1, () -> assertThat(store.findContact(CAMPAIGN, phone(51_000))).isPresent());
        examinesAtMost(1, () -> assertThat(store.findContact(CAMPAIGN, "+1")).isEmpty());
        examinesAtMost(1, () -> assertThat(store.lastContact(CAMPAIGN)).isEqualTo(CONTACTS));
        examinesAtMost(
                20, () -> assertThat(store.contacts(CAMPAIGN, 51_000, 20)).hasSize(20));
    }

    @Test
    void claimToCallReadsWhatItClaims() {
        examinesAtMost(5, () -> assertThat(claimed(5)).hasSize(5).allMatch(ContactState::isRetry));
        examinesAtMost(
                150,
                () -> assertThat(claimed(150)).filteredOn(ContactState::isRetry).hasSize(95));
        claimed(CONTACTS);
        examinesAtMost(0, () -> assertThat(claimed(100)).isEmpty());
        examinesAtMost(
                0,
                () -> assertThat(store.claimToCall(CAMPAIGN, "nowhere", 100, LEASE))
                        .isEmpty());
    }

    private static List<ContactState> claimed(int max) {
        return store.claimToCall(CAMPAIGN, PLACE, max, LEASE).stream()
                .map(Contact::state)
                .toList();
    }

    @Test
    void claimToFollowReadsWhatItClaims() {
        examinesAtMost(
                5, () -> assertThat(store.claimToFollow(CAMPAIGN, 5, LEASE)).hasSize(5));
        store.claimToFollow(CAMPAIGN, CONTACTS, LEASE);
        examinesAtMost(
                0, () -> assertThat(store.claimToFollow(CAMPAIGN, 100, LEASE)).isEmpty());
    }

    @Test
    void savingReadsWhatIsSaved() {
        List<Contact> next = store.contacts(CAMPAIGN, 51_000, 20).stream()
                .map(contact -> contact.next(contact.state()))
                .toList();
        examinesAtMost(1, () -> assertThat(store.saveContacts(next)).hasSize(20));
    }

    @Test
    void whetherAnyIsPendingAndWhereTakesALookEach() {
        examinesAtMost(0, () -> assertThat(store.anyPendingContact(CAMPAIGN)).isTrue());
        List<BsonDocument> sent =
                STEPS.sentBy(() -> assertThat(store.pendingPlaces(CAMPAIGN)).hasSize(31));
        assertThat(sent).hasSize(32);
        sent.forEach(command -> Explained.by(mongo.database(), command).examinesAtMost(0));
    }

    @Test
    void skippingReadsWhatItSkips() {
        examinesAtMost(
                5,
                () -> assertThat(store.skipContacts(CAMPAIGN, "place-7", SkipReason.NEVER_OPEN, 5))
                        .isEqualTo(5));
        examinesAtMost(0, () -> store.skipContacts(CAMPAIGN, "nowhere", SkipReason.NEVER_OPEN, 5));
    }

    @Test
    void suppressedNumbersAreFoundByAnIndexAlone() {
        List<String> numbers =
                LongStream.rangeClosed(1, 10).mapToObj(SampleContact::phone).toList();
        examinesAtMost(0, () -> assertThat(store.suppressed("owner-1", numbers)).hasSize(10));
        examinesAtMost(0, () -> assertThat(store.suppressed("owner-2", numbers)).isEmpty());
        examinesAtMost(
                20,
                () -> assertThat(store.suppressions("owner-1", phone(51_000), 20))
                        .hasSize(20));
    }

    @Test
    void countsGoByTheIndexInWhichNoContactMoves() {
        List<ContactCount> counts = new ArrayList<>();
        List<BsonDocument> sent = STEPS.sentBy(() -> counts.addAll(store.contactCounts(CAMPAIGN)));
        assertThat(counts.stream().mapToLong(ContactCount::contacts).sum()).isEqualTo(CONTACTS);
        assertThat(Explained.by(mongo.database(), sent.get(0)).answer().toJson())
                .contains("\"indexName\": \"_id_\"");
    }

    private static void examinesAtMost(int documents, Runnable operation) {
        List<BsonDocument> sent = STEPS.sentBy(operation);
        assertThat(sent).isNotEmpty();
        sent.stream()
                .filter(command -> !command.getFirstKey().equals("getMore"))
                .forEach(command -> Explained.by(mongo.database(), command).examinesAtMost(documents));
    }
}
