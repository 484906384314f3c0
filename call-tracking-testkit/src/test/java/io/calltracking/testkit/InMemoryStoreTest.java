package io.calltracking.testkit;

import io.calltracking.store.Store;
import java.time.Clock;

class InMemoryStoreTest extends StoreContract {
    @Override
    protected Store createStore(Clock clock) {
        return InMemoryStore.create(clock);
    }
}
