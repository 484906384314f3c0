package io.calltracking.examples.chaos;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.jdbc.JdbcStoreBuilder;
import io.calltracking.store.Store;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A store that several processes share, by its URL: the one place that knows which kinds there are. */
final class SharedStore implements AutoCloseable {
    private static final String JDBC = "jdbc:";
    private static final String H2 = "jdbc:h2:";

    private final HikariDataSource pool;
    private final Store store;

    private SharedStore(HikariDataSource pool, Store store) {
        this.pool = pool;
        this.store = store;
    }

    /** Refuses a URL that cannot work, and says why. */
    static void check(String url) {
        if (url.toLowerCase(Locale.ROOT).startsWith(H2)) {
            throw new Problem("H2 keeps its file to one process, and this needs several:"
                    + " name a server, --store jdbc:postgresql://host/database?user=…");
        }
        if (!url.startsWith(JDBC)) {
            throw new Problem("--store takes a JDBC URL, jdbc:postgresql://host/database?user=…");
        }
    }

    /**
     * Opens a store.
     *
     * @param url a JDBC URL, with user and password in it
     * @param prefix what the names of its tables begin with
     * @param connections at most so many
     * @param clock the store's clock; null for the database's, as it should be
     */
    static SharedStore open(String url, String prefix, int connections, @Nullable Clock clock) {
        check(url);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(10_000);
        HikariDataSource pool = new HikariDataSource(config);
        try {
            JdbcStoreBuilder builder = JdbcStore.builder(pool).tablePrefix(prefix);
            return new SharedStore(pool, (clock == null ? builder : builder.clock(clock)).build());
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    Store store() {
        return store;
    }

    @Override
    public void close() {
        pool.close();
    }
}
