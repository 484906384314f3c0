package io.calltracking.jdbc;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** MySQL's driver; the server is MariaDB, because no MySQL comes as a dependency. */
class MySqlDriverStoreTest extends StoreContract {
    private static MariaDb mariaDb;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = MariaDb.startForMySqlDriver();
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
