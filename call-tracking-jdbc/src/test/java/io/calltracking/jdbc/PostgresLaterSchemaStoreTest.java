package io.calltracking.jdbc;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** An instance beside newer ones, on tables that are theirs; it starts on them too. */
class PostgresLaterSchemaStoreTest extends StoreContract {
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
        DataSource pool = postgres.pooledEmptySchema();
        JdbcStore.create(pool);
        LaterSchema.apply(pool);
        return JdbcStore.builder(pool).migrate(false).clock(clock).build();
    }

    @Override
    protected void closeStore(Store store) {
        postgres.closePool();
    }
}
