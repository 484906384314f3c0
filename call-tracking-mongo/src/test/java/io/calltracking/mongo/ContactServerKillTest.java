package io.calltracking.mongo;

import static io.calltracking.mongo.SampleContact.CAMPAIGN;
import static io.calltracking.mongo.SampleContact.START;
import static io.calltracking.mongo.SampleContact.pendings;
import static io.calltracking.mongo.SampleContact.state;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.calltracking.CallTrackingException;
import io.calltracking.campaign.Contact;
import io.calltracking.campaign.ContactCount;
import io.calltracking.campaign.ContactStatus;
import io.calltracking.store.CampaignStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while many import and save contacts: what it acknowledged is there, and imports go on. */
class ContactServerKillTest {
    private static final int KILLS = 2;
    private static final int IMPORTERS = 4;
    private static final int BATCH = 200;
    private static final int BATCHES_BETWEEN_KILLS = 20;

    @TempDir
    private Path directory;

    /** The last version of each contact that is known to be written, by its number. */
    private final Map<Long, Contact> acknowledged = new ConcurrentHashMap<>();

    private final Semaphore batches = new Semaphore(0);
    private final AtomicBoolean stopped = new AtomicBoolean();

    private OwnServer server;
    private MongoClient client;
    private CampaignStore store;

    @BeforeEach
    void start() throws Exception {
        server = OwnServer.start(directory);
        client = MongoClients.create(server.uri() + "/?serverSelectionTimeoutMS=20000");
        store = MongoStore.create(client.getDatabase("calls"));
    }

    @AfterEach
    void stop() throws Exception {
        if (client != null) {
            client.close();
        }
        if (server != null) {
            server.kill();
        }
    }

    @Test
    void acknowledgedContactsOutliveTheServer() throws Exception {
        ExecutorService importers = Executors.newFixedThreadPool(IMPORTERS);
        for (int i = 0; i < IMPORTERS; i++) {
            long first = i * 1_000_000L;
            importers.execute(() -> importUntilStopped(first));
        }
        for (int i = 0; i < KILLS; i++) {
            assertThat(batches.tryAcquire(BATCHES_BETWEEN_KILLS, 1, TimeUnit.MINUTES))
                    .isTrue();
            server.killAndStartAgain();
        }
        assertThat(batches.tryAcquire(BATCHES_BETWEEN_KILLS, 1, TimeUnit.MINUTES))
                .isTrue();
        stopped.set(true);
        importers.shutdown();
        assertThat(importers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertNothingIsLost();
    }

    private void assertNothingIsLost() {
        List<Contact> all = store.contacts(CAMPAIGN, 0, Integer.MAX_VALUE);
        Map<Long, Contact> stored = all.stream().collect(Collectors.toMap(Contact::number, contact -> contact));
        assertThat(stored.keySet()).containsAll(acknowledged.keySet());
        acknowledged.forEach((number, contact) -> assertThat(stored.get(number))
                .as("as acknowledged, or the version after")
                .isIn(contact, called(contact)));
        assertThat(store.contactCounts(CAMPAIGN).stream()
                        .mapToLong(ContactCount::contacts)
                        .sum())
                .isEqualTo(all.size());
    }

    private void importUntilStopped(long first) {
        long last = first;
        while (!stopped.get()) {
            List<Contact> batch = pendings(last + 1, last + BATCH);
            if (isAdded(batch)) {
                save(batch.stream().map(ContactServerKillTest::called).toList());
                last += BATCH;
                batches.release();
            }
        }
    }

    /** Those told are there already: of a first attempt that the server did not answer. */
    private boolean isAdded(List<Contact> batch) {
        try {
            store.addContacts(batch);
            batch.forEach(contact -> acknowledged.put(contact.number(), contact));
            return true;
        } catch (CallTrackingException e) {
            // The server is down: the import is repeated.
            return false;
        }
    }

    private void save(List<Contact> next) {
        try {
            Set<Long> written = Set.copyOf(store.saveContacts(next));
            next.stream()
                    .filter(contact -> written.contains(contact.number()))
                    .forEach(contact -> acknowledged.put(contact.number(), contact));
        } catch (CallTrackingException e) {
            // The server is down: nobody was told that these are written.
        }
    }

    private static Contact called(Contact contact) {
        return contact.next(state(ContactStatus.LIVE, START));
    }
}
