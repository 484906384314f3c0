package io.calltracking.mongo;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoStoreTest extends StoreContract {
    private static Mongo mongo;

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
        return MongoStore.builder(mongo.database()).clock(clock).build();
    }

    /** Emptied rather than dropped, because making all indexes anew takes longer than most tests. */
    @Override
    protected void closeStore(Store store) {
        mongo.database()
                .listCollectionNames()
                .forEach(name -> mongo.database().getCollection(name).deleteMany(new Document()));
    }
}
