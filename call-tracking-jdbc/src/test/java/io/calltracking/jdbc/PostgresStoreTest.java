package io.calltracking.jdbc;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTest extends StoreContract {
    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    protected Store createStore(Clock clock) throws Exception {
        return JdbcStore.builder(postgres.pooledEmptySchema()).clock(clock).build();
    }

    @Override
    protected void closeStore(Store store) {
        postgres.closePool();
    }
}
