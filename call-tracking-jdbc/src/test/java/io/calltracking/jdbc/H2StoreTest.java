package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

class H2StoreTest extends StoreContract {
    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @Override
    protected Store createStore(Clock clock) {
        return JdbcStore.builder(pool).clock(clock).build();
    }

    @Override
    protected void closeStore(Store store) {
        assertThat(pool.getActiveConnections()).isZero();
        pool.dispose();
    }
}
