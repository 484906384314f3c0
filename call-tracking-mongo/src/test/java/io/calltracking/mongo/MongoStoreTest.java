package io.calltracking.mongo;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoStoreTest extends StoreContract {
    private static Mongo mongo;

    private static int stores;

    @BeforeAll
    static void open() {
        mongo = Mongo.open();
    }

    @AfterAll
    static void close() {
        if (mongo != null) {
            mongo.close();
        }
    }

    @Override
    protected Store createStore(Clock clock) {
        return MongoStore.builder(mongo.database())
                .collectionPrefix("test" + stores++ + "_")
                .clock(clock)
                .build();
    }
}
