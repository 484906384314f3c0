package io.calltracking.jdbc;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/** An instance beside newer ones, on tables that are theirs. Nobody counts columns: some come before those of this version. */
class H2LaterSchemaStoreTest extends StoreContract {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @Override
    protected Store createStore(Clock clock) throws SQLException {
        JdbcStore store = JdbcStore.builder(pool).clock(clock).build();
        LaterSchema.apply(pool);
        return store;
    }

    @Override
    protected void closeStore(Store store) {
        pool.dispose();
    }
}
