package io.calltracking.mongo;

import static io.calltracking.mongo.SampleContact.CAMPAIGN;
import static io.calltracking.mongo.SampleContact.LEASE;
import static io.calltracking.mongo.SampleContact.PLACE;
import static io.calltracking.mongo.SampleContact.START;
import static io.calltracking.mongo.SampleContact.contact;
import static io.calltracking.mongo.SampleContact.pending;
import static io.calltracking.mongo.SampleContact.pendings;
import static io.calltracking.mongo.SampleContact.phone;
import static io.calltracking.mongo.SampleContact.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.calltracking.CallTrackingException;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.campaign.SkipReason;
import io.calltracking.campaign.Suppression;
import io.calltracking.store.CampaignStore;
import io.calltracking.testkit.VirtualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a matter of MongoDB and not of stores: the documents of contacts, their steps, and who comes in between. */
class MongoContactTest {
    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final Steps steps = new Steps();
    private Mongo mongo;
    private Mongo watched;
    private CampaignStore store;
    private CampaignStore other;

    @BeforeEach
    void openTwoStores() {
        mongo = Mongo.open();
        watched = mongo.again(steps);
        store = MongoStore.builder(watched.database()).clock(clock).build();
        other = MongoStore.builder(mongo.database()).clock(clock).build();
    }

    @AfterEach
    void close() {
        if (mongo != null) {
            watched.client().close();
            mongo.close();
        }
    }

    @Test
    void documentSaysInWhichQueueTheContactWaits() {
        store.addContacts(pendings(1, 1));
        assertThat(document(1))
                .containsEntry("lane", new BsonInt64(1))
                .doesNotContainKeys("followed", "call", "outcome");
        assertThat(document(1).values()).noneMatch(value -> value.isNull());

        Contact retry = saved(pending(1).next(state(ContactStatus.PENDING, START)));
        assertThat(document(1)).containsEntry("lane", new BsonInt64(0));
        Contact live = saved(retry.next(state(ContactStatus.LIVE, START)));
        assertThat(document(1)).containsEntry("followed", BsonBoolean.TRUE).doesNotContainKey("lane");
        Contact over = saved(live.next(state(ContactStatus.COMPLETED, START)));
        assertThat(document(1)).containsEntry("followed", BsonBoolean.TRUE);
        saved(over.next(state(ContactStatus.COMPLETED, null)));
        assertThat(document(1)).doesNotContainKeys("lane", "followed", "due_at");
    }

    @Test
    void savesAreOneCommandAndThoseRefusedLeaveNothing() {
        store.addContacts(pendings(1, 3));
        Contact ahead = saved(pending(2).next(state(ContactStatus.LIVE, START)));
        List<Contact> next = new ArrayList<>(pendings(1, 4));
        next.replaceAll(contact -> contact.next(state(ContactStatus.COMPLETED, null)));

        List<Long> written = new ArrayList<>();
        List<BsonDocument> sent = steps.sentBy(() -> written.addAll(store.saveContacts(next)));

        assertThat(written).as("the second is stale, the fourth unknown").containsExactly(1L, 3L);
        assertThat(sent).hasSize(1);
        assertThat(store.contacts(CAMPAIGN, 0, 10)).containsExactly(next.get(0), ahead, next.get(2));
        assertThat(contacts().countDocuments()).isEqualTo(3);
    }

    @Test
    void whatIsSavedIsToldExactlyHoweverSoonItIsOverwritten() {
        store.addContacts(pendings(1, 1));
        Contact first = pending(1).next(state(ContactStatus.LIVE, START));
        steps.at(
                1,
                () -> assertThat(other.saveContacts(List.of(first.next(first.state()))))
                        .hasSize(1));

        assertThat(store.saveContacts(List.of(first))).containsExactly(1L);
    }

    @Test
    void importThatWasCutShortGoesOnWhenItIsRepeated() {
        store.addContacts(pendings(1, 500));

        assertThat(store.addContacts(pendings(1, 1_000)))
                .containsExactlyElementsOf(pendings(1, 500).stream()
                        .map(contact -> contact.lead().phone())
                        .toList());

        assertThat(store.contacts(CAMPAIGN, 0, 2_000)).isEqualTo(pendings(1, 1_000));
    }

    @Test
    void ofThoseWithATakenNumberOnlyNewPhonesAreAFailure() {
        store.addContacts(pendings(1, 3));
        assertThat(store.addContacts(List.of(contact(1, phone(2))))).containsExactly(phone(2));

        assertThatThrownBy(() -> store.addContacts(List.of(contact(3, phone(1)), contact(2, phone(9)), pending(4))))
                .isInstanceOf(CallTrackingException.class)
                .hasMessageContaining("Could not add contact 2 to campaign " + CAMPAIGN)
                .hasMessageNotContaining(phone(9));

        assertThat(store.contacts(CAMPAIGN, 0, 10)).isEqualTo(pendings(1, 4));
    }

    @Test
    void contactSkippedWhileItIsBeingClaimedIsNotClaimed() {
        store.addContacts(pendings(1, 3));
        for (int moment = 1; moment <= 4; moment++) {
            long number = moment;
            steps.at(moment, () -> skip(number));
            List<Contact> claimed = store.claimToCall(CAMPAIGN, PLACE, 10, LEASE);
            assertThat(claimed)
                    .as("moment %d", moment)
                    .allMatch(contact -> stored(contact).equals(contact));
            assertThat(claimed).extracting(Contact::number).doesNotContain(number);
            clock.advance(LEASE);
        }
    }

    private void skip(long number) {
        other.findContact(CAMPAIGN, number)
                .ifPresent(contact -> assertThat(
                                other.saveContacts(List.of(contact.next(state(ContactStatus.SKIPPED, null)))))
                        .hasSize(1));
    }

    @Test
    void contactsSkippedWhileTheyAreBeingClaimedAreNotClaimed() {
        store.addContacts(pendings(1, 3));
        steps.at(
                3,
                () -> assertThat(other.skipContacts(CAMPAIGN, null, SkipReason.STOPPED, 10))
                        .isEqualTo(3));

        assertThat(store.claimToCall(CAMPAIGN, PLACE, 10, LEASE)).isEmpty();
    }

    @Test
    void whoIsOvertakenClaimsTheNext() {
        store.addContacts(pendings(1, 6));
        steps.at(
                1,
                () -> assertThat(other.claimToCall(CAMPAIGN, PLACE, 2, LEASE)).hasSize(2));

        assertThat(store.claimToCall(CAMPAIGN, PLACE, 3, LEASE))
                .extracting(Contact::number)
                .containsExactly(3L, 4L, 5L);
    }

    @Test
    void contactsOfAHolderKilledWhileClaimingAreDueAfterOneLease() {
        store.addContacts(pendings(1, 10));
        int moment = 0;
        while (steps.killAt(moment++, () -> store.claimToCall(CAMPAIGN, PLACE, 10, LEASE))) {
            clock.advance(LEASE);
            assertThat(other.claimToCall(CAMPAIGN, PLACE, 10, LEASE))
                    .extracting(Contact::number)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
            clock.advance(LEASE);
        }
        assertThat(moment).as("before and after each of three steps, and none").isEqualTo(7);
    }

    @Test
    void deletionKilledAnywhereGoesOnWhenItIsRepeated() {
        int moment = 0;
        boolean killed = true;
        while (killed) {
            store.addContacts(pendings(1, 1_000));
            store.addContacts(pendings(1_001, 1_001));
            killed = steps.killAt(moment++, () -> store.deleteCampaign(CAMPAIGN));
            other.deleteCampaign(CAMPAIGN);
            assertThat(contacts().countDocuments()).isZero();
        }
        assertThat(moment)
                .as("before and after at least three looks for contacts, the removal of two pieces and of the campaign")
                .isGreaterThan(12);
    }

    @Test
    void idsOfOneOwnerAreNotThoseOfAnother() {
        String hostile = "{\"$gt\": \"\"}";
        for (String owner : List.of("", "a", "a\u0001", "b", hostile)) {
            store.suppress(List.of(new Suppression(owner, phone(owner.length()), null, START)));
        }
        for (String owner : List.of("", "a", "a\u0001", "b", hostile)) {
            assertThat(store.suppressions(owner, null, 10))
                    .hasSize(1)
                    .allMatch(entry -> entry.owner().equals(owner));
        }
    }

    @Test
    void everyWriteIsAcknowledgedByTheJournal() {
        Consumer<Runnable> isJournaled = operation -> assertThat(steps.sentBy(operation))
                .filteredOn(command -> List.of("insert", "update", "delete").contains(command.getFirstKey()))
                .isNotEmpty()
                .allMatch(command -> BsonBoolean.TRUE.equals(
                        command.getDocument("writeConcern").get("j")));
        isJournaled.accept(() -> store.addContacts(pendings(1, 2)));
        isJournaled.accept(() -> store.claimToCall(CAMPAIGN, PLACE, 1, LEASE));
        isJournaled.accept(() -> store.saveContacts(List.of(pending(2).next(state(ContactStatus.LIVE, START)))));
        isJournaled.accept(() -> store.skipContacts(CAMPAIGN, null, SkipReason.STOPPED, 1));
        isJournaled.accept(() -> store.suppress(List.of(new Suppression("a", phone(1), null, START))));
        isJournaled.accept(() -> store.tryBegin("bolna", Duration.ZERO));
        isJournaled.accept(() -> store.deleteCampaign(CAMPAIGN));
    }

    @Test
    void serverThatRefusesIsReportedWithoutValues() {
        contacts().createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        store.addContacts(pendings(1, 1));
        StringWriter all = new StringWriter();
        assertThatThrownBy(() -> store.addContacts(pendings(2, 2)))
                .isInstanceOf(CallTrackingException.class)
                .satisfies(refused -> refused.printStackTrace(new PrintWriter(all)));
        assertThat(all.toString()).doesNotContain(phone(2));
    }

    private Contact saved(Contact next) {
        assertThat(store.saveContacts(List.of(next))).containsExactly(next.number());
        assertThat(stored(next)).isEqualTo(next);
        return next;
    }

    private Contact stored(Contact contact) {
        return other.findContact(contact.campaign(), contact.number()).orElseThrow();
    }

    private MongoCollection<BsonDocument> contacts() {
        return mongo.database().getCollection("ct_contact", BsonDocument.class);
    }

    private BsonDocument document(long number) {
        BsonDocument id =
                new BsonDocument("campaign", new BsonString(CAMPAIGN)).append("number", new BsonInt64(number));
        return Objects.requireNonNull(contacts().find(Filters.eq(id)).first());
    }
}
