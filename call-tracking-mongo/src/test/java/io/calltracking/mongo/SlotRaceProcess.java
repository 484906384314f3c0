package io.calltracking.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.SlotRace;

/** One of several processes that race for slots on one database. */
final class SlotRaceProcess {
    static final int THREADS = 8;

    private SlotRaceProcess() {}

    /**
     * Runs it.
     *
     * @param arguments its number, the name of the database, how many calls, and the cap of the broken way to keep it, or 0
     *     for ours
     */
    public static void main(String[] arguments) throws Exception {
        try (MongoClient client = MongoClients.create(Mongo.settings().build())) {
            Store store = MongoStore.create(client.getDatabase(arguments[1]));
            int cap = Integer.parseInt(arguments[3]);
            int asked = SlotRace.run(
                    cap == 0 ? store : SlotRace.selectThenInsert(store, cap),
                    THREADS,
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[0]));
            System.out.println(asked);
        }
    }
}
