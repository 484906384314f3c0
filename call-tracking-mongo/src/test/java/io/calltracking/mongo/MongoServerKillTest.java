package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.CallTrackingException;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while many write, several times: what it acknowledged is there. */
class MongoServerKillTest {
    private static final int KILLS = 4;
    private static final int WRITERS = 8;
    private static final int WRITES_BETWEEN_KILLS = 300;
    private static final int CALLS = 10;

    @TempDir
    private Path directory;

    private final Set<CallEvent> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Semaphore writes = new Semaphore(0);
    private final AtomicBoolean stopped = new AtomicBoolean();

    private int restarts;
    private OwnServer server;
    private MongoClient client;
    private Store store;

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
    void whatIsAcknowledgedOutlivesTheServer() throws Exception {
        List<CallId> calls = Stream.generate(this::created).limit(CALLS).toList();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        for (int i = 0; i < WRITERS; i++) {
            writers.execute(() -> writeUntilStopped(calls));
        }
        for (int i = 0; i < KILLS; i++) {
            assertThat(writes.tryAcquire(WRITES_BETWEEN_KILLS, 1, TimeUnit.MINUTES))
                    .isTrue();
            server.killAndStartAgain();
        }
        assertThat(writes.tryAcquire(WRITES_BETWEEN_KILLS, 1, TimeUnit.MINUTES)).isTrue();
        stopped.set(true);
        writers.shutdown();
        assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertNothingIsLost(calls);
    }

    /** Alone and in a group, of calls whose events move. What comes last may come to a server that has lost what came before. */
    @Test
    void serverThatIsStartedAgainBetweenTwoStepsLosesNoEvent() throws Exception {
        List<CallId> calls = List.of(created(), created());
        changes(calls).forEach(change -> assertThat(store.apply(change)).isEqualTo(Written.DONE));
        Steps steps = new Steps();
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(server.uri()))
                .addCommandListener(steps)
                .applyToConnectionPoolSettings(pool -> pool.minSize(3)) // one that finds out, and closes the others
                .build();
        try (MongoClient watched = MongoClients.create(settings)) {
            for (int step = 0; step < 4; step++) {
                for (List<CallId> changed : List.of(calls.subList(0, 1), calls)) {
                    Store victim = MongoStore.create(watched.getDatabase("calls")); // one that has to read them
                    List<CallUpdate> changes = changes(changed);
                    steps.at(2 * step + 1, () -> restartUnnoticed(watched));
                    unlessRefused(() -> victim.applyAll(changes));
                    assertNothingIsLost(calls);
                }
            }
        }
        assertThat(restarts).isEqualTo(8);
    }

    private List<CallUpdate> changes(List<CallId> calls) {
        return calls.stream()
                .map(id -> SampleCall.told(
                        store.find(id).orElseThrow(),
                        store.clock().instant(),
                        "x".repeat(EventLog.LONGEST_PAYLOAD + 1)))
                .toList();
    }

    private static void unlessRefused(Runnable work) {
        try {
            work.run();
        } catch (CallTrackingException e) {
            // The server is down: nobody was told that this is written.
        }
    }

    /** As it looks to a thread that does nothing meanwhile: other threads have found out that there is a new server. */
    private void restartUnnoticed(MongoClient client) {
        try {
            server.killAndStartAgain();
            restarts++;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        boolean isThere = false;
        while (!isThere) {
            isThere = answers(client) && answers(this.client);
        }
    }

    private static boolean answers(MongoClient client) {
        try {
            client.getDatabase("admin").runCommand(new BsonDocument("ping", new BsonInt32(1)));
            return true;
        } catch (MongoException e) {
            return false;
        }
    }

    private void assertNothingIsLost(List<CallId> calls) {
        Set<CallEvent> written = new HashSet<>();
        for (CallId id : calls) {
            List<CallEvent> log = store.events(id);
            Call call = store.find(id).orElseThrow();
            assertThat(log.stream().map(CallEvent::version))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, call.version()).boxed().toList());
            written.addAll(log);
        }
        assertThat(written).containsAll(acknowledged);
        assertThat(written.stream().map(CallEvent::dedupeKey).toList()).containsAll(known);
    }

    private CallId created() {
        CallUpdate creation = SampleCall.creation(store.clock().instant());
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        acknowledged.add(creation.event());
        return creation.call().id();
    }

    private void writeUntilStopped(List<CallId> calls) {
        Random random = new Random();
        while (!stopped.get()) {
            CallId id = calls.get(random.nextInt(calls.size()));
            unlessRefused(() -> write(id, id + "/" + random.nextInt(500)));
        }
    }

    private void write(CallId id, String news) {
        Call call = store.find(id).orElseThrow();
        CallUpdate change = SampleCall.change(call, store.clock().instant(), news);
        Written written = store.apply(change);
        if (written == Written.DONE) {
            acknowledged.add(change.event());
        }
        if (written == Written.DONE || written == Written.REPEATED) {
            known.add(news);
            writes.release();
        }
    }
}
