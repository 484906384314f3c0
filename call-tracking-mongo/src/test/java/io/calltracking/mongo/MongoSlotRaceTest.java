package io.calltracking.mongo;

import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.ValidationOptions;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.PoolLimit;
import io.calltracking.testkit.chaos.RaceProcesses;
import io.calltracking.testkit.chaos.SlotRace;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * 1,000 calls race for 10 slots, from 8 threads in each of 3 processes. The server itself sees to the cap: its validation
 * knows ten places and no other, and its unique index gives each to one call. Beside that the places are counted all the time.
 */
class MongoSlotRaceTest {
    private static final int CAP = 10;
    private static final int PROCESSES = 3;
    private static final int CALLS = 400;

    private Mongo mongo;

    @BeforeEach
    void open() {
        mongo = Mongo.open();
    }

    @AfterEach
    void close() {
        if (mongo != null) {
            mongo.close();
        }
    }

    @Test
    void capIsNeverExceeded() throws Exception {
        List<String> places =
                IntStream.range(0, CAP).mapToObj(Integer::toString).toList();
        mongo.database()
                .createCollection(
                        "ct_call",
                        new CreateCollectionOptions()
                                .validationOptions(new ValidationOptions()
                                        .validator(or(
                                                exists("place_in_account", false), in("place_in_account", places)))));

        assertThat(mostLive(0, CALLS)).isBetween(2L, (long) CAP);

        MongoStore store = MongoStore.create(mongo.database());
        assertThat(store.holders(null, null, 1)).isEmpty();
        assertThat(store.list(
                        CallQuery.all().statuses(Set.of(CallStatus.COMPLETED)).limit(CallQuery.MAX_LIMIT)))
                .hasSize(CALLS / PROCESSES * PROCESSES);
    }

    @Test
    void selectThenInsertIsCaught() throws Exception {
        assertThat(mostLive(CAP, CALLS / 10)).isGreaterThan(CAP);
    }

    private long mostLive(int brokenCap, int calls) throws Exception {
        MongoStore.create(mongo.database()).limit(PoolLimit.of(SlotRace.ACCOUNT, CAP));
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService counter = Executors.newSingleThreadExecutor();
        try {
            Callable<Long> count = () -> countUntil(over);
            Future<Long> most = counter.submit(count);
            int each = calls / PROCESSES;
            int asked = RaceProcesses.run(
                    SlotRaceProcess.class,
                    PROCESSES,
                    List.of(mongo.database().getName(), Integer.toString(each), Integer.toString(brokenCap)));
            over.set(true);
            assertThat(asked).as("each call is asked for once").isEqualTo(each * PROCESSES);
            return most.get();
        } finally {
            over.set(true);
            counter.shutdownNow();
        }
    }

    private long countUntil(AtomicBoolean over) {
        long most = 0;
        while (!over.get()) {
            most = Math.max(most, mongo.database().getCollection("ct_call").countDocuments(exists("place_in_account")));
        }
        return most;
    }
}
