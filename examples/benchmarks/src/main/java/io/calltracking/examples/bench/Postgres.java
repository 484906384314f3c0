package io.calltracking.examples.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of its own that keeps what it has committed, as one does by default. The embedded one starts without, and
 * nothing may be measured then. Stopped, and its data deleted, when it is closed.
 */
public final class Postgres implements AutoCloseable {
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one on a free port of this machine. */
    public static Postgres start() throws IOException, SQLException {
        return start(Map.of());
    }

    /** Starts one with some settings of its own. */
    public static Postgres start(Map<String, String> settings) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        settings.forEach(builder::setServerConfig);
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        Postgres postgres = new Postgres(builder.start());
        try {
            postgres.refuseUnlessDurable();
            return postgres;
        } catch (SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    private void refuseUnlessDurable() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                try (ResultSet result = statement.executeQuery("show " + setting)) {
                    result.next();
                    if (!result.getString(1).equals("on")) {
                        throw new IllegalStateException(
                                setting + " is " + result.getString(1) + ": what is not durable is not measured");
                    }
                }
            }
        }
    }

    /** Where it is. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** A pool of connections to it, all of them open; the caller's to close. */
    public HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        return new HikariDataSource(config);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
