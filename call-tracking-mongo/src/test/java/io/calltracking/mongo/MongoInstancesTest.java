package io.calltracking.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Store;
import io.calltracking.store.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several instances, each with a client of its own, on one server and by its clock. */
class MongoInstancesTest {
    private static final int INSTANCES = 8;

    private final List<Mongo> clients = new ArrayList<>();
    private List<Store> stores;
    private Mongo mongo;

    @BeforeEach
    void open() {
        mongo = Mongo.open();
        stores = IntStream.range(0, INSTANCES).mapToObj(i -> instance()).toList();
    }

    private Store instance() {
        Mongo client = mongo.again(Mongo.settings().build());
        clients.add(client);
        return MongoStore.create(client.database());
    }

    @AfterEach
    void close() {
        clients.forEach(client -> client.client().close());
        if (mongo != null) {
            mongo.close();
        }
    }

    @Test
    void eachCallIsClaimedByOneInstanceAndFinishedByIt() throws Exception {
        Set<CallId> due = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            due.add(created().id());
        }
        List<List<CallId>> held = Together.run(INSTANCES, i -> () -> workOff(stores.get(i)));
        List<CallId> all = held.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().hasSameElementsAs(due);
    }

    private static List<CallId> workOff(Store store) {
        List<CallId> mine = new ArrayList<>();
        List<Claim> claims = store.claimDue(20, Duration.ofMinutes(10));
        while (!claims.isEmpty()) {
            claims.forEach(claim -> mine.add(claim.call().id()));
            assertThat(store.finish(claims.stream()
                            .map(claim -> new FinishedCheck(claim, null, null))
                            .toList()))
                    .isEqualTo(claims.size());
            claims = store.claimDue(20, Duration.ofMinutes(10));
        }
        return mine;
    }

    @Test
    void whatManyInstancesTellOfOneCallIsAllInItsLog() throws Exception {
        CallId id = created().id();
        int told = 25;
        Together.run(INSTANCES, i -> () -> {
            for (int news = 0; news < told; news++) {
                tell(stores.get(i), id, i + "/" + news);
            }
            return id;
        });
        List<CallEvent> log = stores.get(0).events(id);
        assertThat(log.stream().map(CallEvent::version))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, INSTANCES * told + 1).boxed().toList());
        assertThat(log.stream().map(CallEvent::dedupeKey)).doesNotHaveDuplicates();
    }

    private static void tell(Store store, CallId id, String news) {
        Written written = Written.STALE;
        while (written == Written.STALE) {
            CallUpdate change = SampleCall.change(
                    store.find(id).orElseThrow(), store.clock().instant(), news);
            written = store.apply(change);
        }
        assertThat(written).isEqualTo(Written.DONE);
        assertThat(store.events(id)).anyMatch(event -> news.equals(event.dedupeKey()));
    }

    private Call created() {
        Instant now = stores.get(0).clock().instant();
        CallUpdate creation = SampleCall.creation(now.minusSeconds(1));
        assertThat(stores.get(0).create(creation)).isEqualTo(Written.DONE);
        return creation.call();
    }
}
