package io.calltracking.jdbc;

import io.calltracking.store.ServerTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Settings of a store. Not thread-safe. */
public final class JdbcStoreBuilder {
    private final DataSource dataSource;
    private Prefix prefix = Prefix.DEFAULT;
    private @Nullable Clock clock;
    private boolean migrate = true;

    JdbcStoreBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * What the names of tables and indexes begin with, {@code ct_} unless set.
     *
     * @param prefix a letter, then letters, digits and underscores, all in lower case, at most 30
     * @throws IllegalArgumentException for any other
     */
    public JdbcStoreBuilder tablePrefix(String prefix) {
        this.prefix = new Prefix(prefix);
        return this;
    }

    /**
     * The store's clock; the database's unless set. For tests: two instances with clocks of their own disagree on
     * what is due.
     */
    public JdbcStoreBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Whether to make missing tables and bring old ones up to date, which is on unless set. With false the scripts
     * must have been run, by Flyway say, and the account needs no right to change tables.
     */
    public JdbcStoreBuilder migrate(boolean migrate) {
        this.migrate = migrate;
        return this;
    }

    /**
     * The store, after a look at the tables.
     *
     * @throws IllegalArgumentException when the database is none of those supported, too old, or cuts long texts
     * @throws io.calltracking.CallTrackingException with {@link io.calltracking.ErrorCode#STORE_ERROR} when it
     *     cannot be reached, or its tables are missing or too old and must not be migrated
     */
    public JdbcStore build() {
        Database database = new Database(dataSource, dialect(), prefix);
        Schema schema = new Schema(database, prefix);
        if (migrate) {
            schema.migrate();
        } else {
            schema.check();
        }
        Clock time = clock != null
                ? clock
                : new ServerTime(new DatabaseTime(database), System::nanoTime).withZone(ZoneOffset.UTC);
        return new JdbcStore(database, time);
    }

    private Dialect dialect() {
        try {
            return Dialect.of(dataSource);
        } catch (SQLException e) {
            throw SqlFailure.report("reach the database", e);
        }
    }
}
