package io.calltracking.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.SlotRace;

/** One of several processes that race for slots on one database. */
final class SlotRaceProcess {
    static final int THREADS = 8;

    private SlotRaceProcess() {}

    /**
     * Runs it.
     *
     * @param arguments its number, the database's address, user and password, how many calls, and the cap of the broken
     *     way to keep it, or 0 for ours
     */
    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[1]);
        config.setUsername(arguments[2]);
        config.setPassword(arguments[3]);
        config.setMaximumPoolSize(2 * THREADS);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Store store = JdbcStore.builder(pool).migrate(false).build();
            int cap = Integer.parseInt(arguments[5]);
            int asked = SlotRace.run(
                    cap == 0 ? store : SlotRace.selectThenInsert(store, cap),
                    THREADS,
                    Integer.parseInt(arguments[4]),
                    Integer.parseInt(arguments[0]));
            System.out.println(asked);
        }
    }
}
