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
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server for one test class, and a schema for each test. */
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

    /** Connections of the driver to a schema of its own. */
    DataSource emptySchema() throws SQLException {
        String schema = "test" + ++schemas;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        }
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(server.getJdbcUrl("postgres", "postgres"));
        dataSource.setCurrentSchema(schema);
        return dataSource;
    }

    /** A pool of such connections. */
    DataSource pooledEmptySchema() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(emptySchema());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        HikariDataSource opened = new HikariDataSource(config);
        pool = opened;
        return opened;
    }

    /** Ends the pool; what it lent must be back. */
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
        server.close();
    }
}
