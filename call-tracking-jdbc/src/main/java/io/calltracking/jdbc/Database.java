package io.calltracking.jdbc;

import io.calltracking.CallTrackingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs work on connections of the app's {@link DataSource}: each is closed and given back as it came, failures come
 * out as {@link CallTrackingException}, and what fell victim to another transaction is run again a few times.
 * Thread-safe.
 */
final class Database {
    private static final int ATTEMPTS = 5;

    private final DataSource dataSource;
    private final Dialect dialect;
    private final Prefix prefix;

    Database(DataSource dataSource, Dialect dialect, Prefix prefix) {
        this.dataSource = dataSource;
        this.dialect = dialect;
        this.prefix = prefix;
    }

    Dialect dialect() {
        return dialect;
    }

    /** The SQL with the prefix put in. */
    String sql(String template) {
        return prefix.in(template);
    }

    /** Sets the parameters of a query. */
    interface Binding {
        void bind(Parameters parameters) throws SQLException;
    }

    /** Makes something of one row. */
    interface Reading<T> {
        T read(Row row) throws SQLException;
    }

    /** The rows of a query. */
    <T> List<T> list(String attempted, String sql, Binding binding, Reading<T> reading) {
        return attempt(attempted, () -> single(connection -> rows(connection, sql, binding, reading)));
    }

    /** The row of a query that has one at most. */
    <T> Optional<T> one(String attempted, String sql, Binding binding, Reading<T> reading) {
        return list(attempted, sql, binding, reading).stream().findFirst();
    }

    /** Runs one changing statement and gives the number of rows it changed. */
    int change(String attempted, String sql, Binding binding) {
        return attempt(attempted, () -> single(connection -> change(connection, sql, binding)));
    }

    /** Runs work that is one statement on this database, or a transaction where it needs several. */
    <T> T run(String attempted, boolean oneStatement, SqlWork<T> work) {
        return attempt(attempted, () -> oneStatement ? single(work) : transaction(work));
    }

    /** The same, where the work may break a rule; nothing was written then. */
    <T> T run(String attempted, boolean oneStatement, SqlWork<T> work, Function<Rule, T> broken) {
        return attempt(attempted, () -> {
            try {
                return oneStatement ? single(work) : transaction(work);
            } catch (SQLException e) {
                Optional<Rule> rule = SqlFailure.isUniqueViolation(e)
                        ? Rule.namedIn(String.valueOf(e.getMessage()), prefix)
                        : Optional.empty();
                return rule.map(broken).orElseThrow(() -> e);
            }
        });
    }

    /** The rows of a query on a connection. */
    static <T> List<T> rows(Connection connection, String sql, Binding binding, Reading<T> reading)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(new Parameters(statement));
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reading.read(new Row(result)));
                }
                return List.copyOf(rows);
            }
        }
    }

    /** Runs one changing statement on a connection and gives the number of rows it changed. */
    static int change(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(new Parameters(statement));
            return statement.executeUpdate();
        }
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private static <T> T attempt(String attempted, Attempt<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (i == ATTEMPTS || !SqlFailure.isLostToAnother(e)) {
                    throw SqlFailure.report(attempted, e);
                }
            }
        }
    }

    private <T> T single(SqlWork<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            if (before) {
                return work.run(connection);
            }
            connection.setAutoCommit(true);
            try {
                return work.run(connection);
            } finally {
                connection.setAutoCommit(false);
            }
        }
    }

    private <T> T transaction(SqlWork<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            boolean before = connection.getAutoCommit();
            if (before) {
                connection.setAutoCommit(false);
            }
            T result = committed(connection, work, before);
            if (before) {
                connection.setAutoCommit(true);
            }
            return result;
        }
    }

    /** When the rollback fails too, auto-commit stays off: to switch it on would commit. */
    private static <T> T committed(Connection connection, SqlWork<T> work, boolean autoCommitBefore)
            throws SQLException {
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback();
                if (autoCommitBefore) {
                    connection.setAutoCommit(true);
                }
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }
}
