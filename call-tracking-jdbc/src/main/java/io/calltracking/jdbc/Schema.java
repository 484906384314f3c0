package io.calltracking.jdbc;

import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to the version this library works with, or checks that somebody else did. Each script notes its
 * version in the database itself, so it makes no difference whether we run it, Flyway does, or a person.
 */
final class Schema {
    private static final Logger LOGGER = LoggerFactory.getLogger(Schema.class);

    /** In order, the first one is version 1. Released scripts are never edited. */
    static final List<String> SCRIPTS =
            List.of("V1__calls.sql", "V2__feed.sql", "V3__campaigns.sql", "V4__statistics.sql", "V5__state.sql");

    private static final Object ONE_AT_A_TIME = new Object();

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*--.*$");
    private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(?:\\n|$)");

    private final Database database;
    private final Prefix prefix;

    Schema(Database database, Prefix prefix) {
        this.database = database;
        this.prefix = prefix;
    }

    /**
     * Runs the scripts that have not run yet. Safe when many instances do so at once; those of one process take turns,
     * because H2, which mostly lives in one, has no table while another connection adds a column to it.
     */
    void migrate() {
        synchronized (ONE_AT_A_TIME) {
            int found = version();
            tellOfLater(found);
            for (int version = found + 1; version <= SCRIPTS.size(); version++) {
                migrateTo(version);
            }
        }
    }

    /**
     * Checks that the scripts have run. Later ones than we know do not matter: each version of the library can work
     * with the tables of the next.
     *
     * @throws CallTrackingException when some are missing
     */
    void check() {
        int version = version();
        tellOfLater(version);
        if (version < SCRIPTS.size()) {
            throw CallTrackingException.of(
                    ErrorCode.STORE_ERROR,
                    "The tables with prefix '" + prefix.value() + "' are "
                            + (version == 0 ? "missing" : "at version " + version) + ", version " + SCRIPTS.size()
                            + " is needed: run the scripts in io/calltracking/jdbc/migration/"
                            + database.dialect().folder() + ", or let JdbcStore do it with migrate(true)");
        }
    }

    private void tellOfLater(int version) {
        if (version > SCRIPTS.size()) {
            LOGGER.atInfo()
                    .addKeyValue("prefix", prefix.value())
                    .addKeyValue("version", version)
                    .addKeyValue("known", SCRIPTS.size())
                    .log("Call tables are of a later version of the library, and are worked with");
        }
    }

    private void migrateTo(int version) {
        String script = SCRIPTS.get(version - 1);
        try {
            boolean ran = database.run("run " + script, false, connection -> {
                boolean alone = database.dialect().awaitTurnToMigrate(connection, prefix);
                try {
                    return version(connection) < version && run(connection, script, alone);
                } finally {
                    database.dialect().endTurnToMigrate(connection, prefix);
                }
            });
            if (ran) {
                LOGGER.atInfo()
                        .addKeyValue("prefix", prefix.value())
                        .addKeyValue("script", script)
                        .log("Call tables migrated");
            }
        } catch (CallTrackingException e) {
            if (version() < version) {
                throw e;
            }
            LOGGER.debug("Another instance was faster with {}", script, e);
        }
    }

    private int version() {
        return database.run("read the version of the tables", false, this::version);
    }

    private int version(Connection connection) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            return database.rows(
                            connection,
                            database.sql("select coalesce(max(version), 0) as version from ${prefix}schema_version"),
                            parameters -> {},
                            row -> row.integer("version"))
                    .get(0);
        } catch (SQLException e) {
            if (!SqlFailure.isMissingTable(e)) {
                throw e;
            }
            connection.rollback(before);
            return 0;
        }
    }

    private boolean run(Connection connection, String script, boolean alone) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements(script)) {
                execute(statement, sql, alone);
            }
            return true;
        } catch (SQLException e) {
            if (SqlFailure.isLostToAnother(e)) {
                throw e;
            }
            throw SqlFailure.reportInFull("run " + script, e);
        }
    }

    /** Of two who make the same index at once, one may be told that it exists in spite of "if not exists". */
    private static void execute(Statement statement, String sql, boolean alone) throws SQLException {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            if (alone) {
                throw e;
            }
            LOGGER.debug("Trying once more, another instance may have been faster", e);
            statement.execute(sql);
        }
    }

    private List<String> statements(String script) {
        String sql = COMMENT.matcher(database.sql(text(script))).replaceAll("");
        return Stream.of(END_OF_STATEMENT.split(sql, -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private String text(String script) {
        String name = "migration/" + database.dialect().folder() + "/" + script;
        try (InputStream resource = Schema.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing in the jar of call-tracking-jdbc");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
