package io.calltracking.jdbc;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbStoreTest extends StoreContract {
    private static MariaDb mariaDb;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = MariaDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.stop();
    }

    @Override
    protected Store createStore(Clock clock) throws Exception {
        return JdbcStore.builder(mariaDb.pooledEmptyDatabase()).clock(clock).build();
    }

    @Override
    protected void closeStore(Store store) {
        mariaDb.closePool();
    }
}
