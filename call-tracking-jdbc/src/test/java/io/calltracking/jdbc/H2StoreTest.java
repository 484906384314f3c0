package io.calltracking.jdbc;

import io.calltracking.store.Store;
import io.calltracking.testkit.StoreContract;
import java.time.Clock;

class H2StoreTest extends StoreContract {
    @Override
    protected Store createStore(Clock clock) {
        return JdbcStore.builder(H2.emptyDatabase()).clock(clock).build();
    }
}
