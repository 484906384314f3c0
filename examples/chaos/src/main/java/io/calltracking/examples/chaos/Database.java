package io.calltracking.examples.chaos;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The database server of a run: somebody's own by its URL, else a PostgreSQL started for the run, as durable as a real one. */
final class Database implements AutoCloseable {
    private final String url;
    private final @Nullable EmbeddedPostgres own;

    private Database(String url, @Nullable EmbeddedPostgres own) {
        this.url = url;
        this.own = own;
    }

    static Database open(@Nullable String url) {
        if (url != null) {
            return new Database(url, null);
        }
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            return new Database(server.getJdbcUrl("postgres", "postgres"), server);
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL", e);
        }
    }

    String url() {
        return url;
    }

    /** Name and version, and how durable a commit is where the database says so. */
    String description() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            String product = connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
            return product.startsWith("PostgreSQL")
                    ? product + ", fsync " + shown(statement, "fsync") + ", synchronous_commit "
                            + shown(statement, "synchronous_commit")
                    : product;
        } catch (SQLException e) {
            throw new Problem("the store cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Whether it is one that the judge of caps has triggers for. */
    boolean hasTriggers() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** Drops all tables whose names begin so. */
    void drop(String prefix) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection, prefix)) {
                statement.execute("drop table " + table + " cascade");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("dropping the tables " + prefix + "*", e);
        }
    }

    private static List<String> tables(Connection connection, String prefix) throws SQLException {
        List<String> tables = new ArrayList<>();
        String pattern = prefix.replace("_", connection.getMetaData().getSearchStringEscape() + "_") + "%";
        try (ResultSet rows = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), pattern, new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static String shown(Statement statement, String setting) throws SQLException {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
            return row.next() ? row.getString(1) : "unknown";
        }
    }

    @Override
    public void close() {
        if (own != null) {
            try {
                own.close();
            } catch (IOException e) {
                throw new UncheckedIOException("stopping PostgreSQL", e);
            }
        }
    }
}
