package io.calltracking.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server for one test class, and a schema with a pool for each test. */
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private @Nullable HikariDataSource pool;
    private int schemas;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start() throws IOException {
        return new Postgres(EmbeddedPostgres.start());
    }

    DataSource emptySchema() throws SQLException {
        closePool();
        String schema = "test" + ++schemas;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        HikariDataSource opened = new HikariDataSource(config);
        pool = opened;
        return opened;
    }

    /** Ends the pool of the last schema; what it lent must be back. */
    void closePool() {
        if (pool != null) {
            int lent = pool.getHikariPoolMXBean().getActiveConnections();
            pool.close();
            pool = null;
            if (lent != 0) {
                throw new AssertionError(lent + " connections were not given back");
            }
        }
    }

    @Override
    public void close() throws IOException {
        closePool();
        server.close();
    }
}
