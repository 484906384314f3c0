package io.calltracking.testkit;

import io.calltracking.store.Store;
import java.time.Clock;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is done to it, the store answers as {@link InMemoryStore} does. */
abstract class ModelContract extends StoreConcern {
    private static final String SEED = "calltracking.seed";
    private static final int OPERATIONS = 600;

    ModelContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void randomOperationsAreAnsweredAsByTheModel() {
        long seed = seed();
        String again = "-D" + SEED + "=" + seed;
        RandomOperations operations = new RandomOperations(seed, clock, InMemoryStore.create(clock), store);
        for (int i = 1; i <= OPERATIONS; i++) {
            operations.next("operation " + i + " of " + again);
        }
        operations.compareEverything("after all operations of " + again);
    }

    @Test
    void randomCampaignsAreAnsweredAsByTheModel() {
        long seed = seed();
        String again = "-D" + SEED + "=" + seed;
        RandomCampaigns campaigns = new RandomCampaigns(seed, clock, InMemoryStore.create(clock), store);
        for (int i = 1; i <= OPERATIONS; i++) {
            campaigns.next("operation " + i + " of " + again);
        }
        campaigns.compareEverything("after all operations of " + again);
    }

    private long seed() {
        long seed = Long.getLong(SEED, new Random().nextLong());
        System.out.println(getClass().getSimpleName() + ": -D" + SEED + "=" + seed);
        return seed;
    }
}
