package io.calltracking.mongo;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static io.calltracking.mongo.SampleContact.CAMPAIGN;
import static io.calltracking.mongo.SampleContact.START;
import static io.calltracking.mongo.SampleContact.pendings;
import static io.calltracking.mongo.SampleContact.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.IndexOptions;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.store.CampaignStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contacts are counted while many of them move from one state to another, and each is counted once. */
class ContactCountRaceTest {
    private static final int CONTACTS = 20_000;
    private static final int BATCH = 1_000;
    private static final int MOVERS = 3;
    private static final int COUNTS = 30;
    private static final List<ContactStatus> STATUSES = List.of(ContactStatus.values());

    private Mongo mongo;
    private CampaignStore store;

    @BeforeEach
    void fill() {
        mongo = Mongo.open();
        store = MongoStore.create(mongo.database());
        for (long last = 0; last < CONTACTS; last += BATCH) {
            store.addContacts(pendings(last + 1, last + BATCH));
        }
    }

    @AfterEach
    void close() {
        if (mongo != null) {
            mongo.close();
        }
    }

    @Test
    void countsAddUpToAllContacts() throws Exception {
        assertThat(totals(() -> store.contactCounts(CAMPAIGN).stream()
                        .mapToLong(ContactCount::contacts)
                        .sum()))
                .containsExactly((long) CONTACTS);
    }

    /** What happens in the same race to who counts by an index of the states. */
    @Test
    void countByAnIndexOfTheStatesIsCaught() throws Exception {
        var contacts = mongo.database().getCollection("ct_contact", BsonDocument.class);
        contacts.createIndex(ascending("_id.campaign", "status"), new IndexOptions().name("naive"));
        assertThat(totals(() -> contacts
                        .aggregate(List.of(match(eq("_id.campaign", CAMPAIGN)), group("$status", sum("contacts", 1))))
                        .hintString("naive")
                        .map(counted -> counted.getNumber("contacts").longValue())
                        .into(new ArrayList<>())
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum()))
                .hasSizeGreaterThan(1);
    }

    private Set<Long> totals(LongSupplier count) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("Contacts move with seed " + seed);
        AtomicBoolean over = new AtomicBoolean();
        List<Set<Long>> seen = Together.run(
                MOVERS + 1, i -> i < MOVERS ? mover(i, new Random(seed + i), over) : () -> counted(count, over));
        return seen.get(MOVERS);
    }

    private static Set<Long> counted(LongSupplier count, AtomicBoolean over) {
        try {
            Set<Long> totals = new HashSet<>();
            for (int i = 0; i < COUNTS; i++) {
                totals.add(count.getAsLong());
            }
            return totals;
        } finally {
            over.set(true);
        }
    }

    /** Moves contacts that nobody else moves, some at a time. */
    private Callable<Set<Long>> mover(int mover, Random random, AtomicBoolean over) {
        List<Contact> mine = store.contacts(CAMPAIGN, 0, CONTACTS).stream()
                .filter(contact -> contact.number() % MOVERS == mover)
                .toList();
        return () -> {
            Contact[] contacts = mine.toArray(Contact[]::new);
            while (!over.get()) {
                int first = random.nextInt(contacts.length - 100);
                for (int i = first; i < first + 100; i++) {
                    ContactStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
                    contacts[i] = contacts[i].next(state(status, START));
                }
                List<Contact> moved = List.of(contacts).subList(first, first + 100);
                assertThat(store.saveContacts(moved)).hasSize(100);
            }
            return Set.of();
        };
    }
}
