package io.calltracking.jdbc;

import io.calltracking.CallTrackingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs work on the database: failures come out as {@link CallTrackingException}, and what fell victim to another
 * transaction is run again a few times. Thread-safe, unless it is joining somebody's transaction.
 */
final class Database {
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final Dialect dialect;
    private final Prefix prefix;

    Database(DataSource dataSource, Dialect dialect, Prefix prefix) {
        this(new OwnTransactions(dataSource, dialect), dialect, prefix);
    }

    private Database(Transactions transactions, Dialect dialect, Prefix prefix) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.prefix = prefix;
    }

    /** The same database as a part of a transaction that somebody else began and will end. */
    Database joining(Connection connection) {
        return new Database(new JoinedTransaction(connection), dialect, prefix);
    }

    /** Whether it is a part of somebody's transaction. */
    boolean isJoining() {
        return transactions instanceof JoinedTransaction;
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
        return attempt(attempted, () -> transactions.single(connection -> rows(connection, sql, binding, reading)));
    }

    /** The row of a query that has one at most. */
    <T> Optional<T> one(String attempted, String sql, Binding binding, Reading<T> reading) {
        return list(attempted, sql, binding, reading).stream().findFirst();
    }

    /** Runs one changing statement and gives the number of rows it changed. */
    int change(String attempted, String sql, Binding binding) {
        return attempt(attempted, () -> transactions.single(connection -> change(connection, sql, binding)));
    }

    /** Runs work that is one statement on this database, or a transaction where it needs several. */
    <T> T run(String attempted, boolean oneStatement, SqlWork<T> work) {
        return attempt(attempted, () -> once(oneStatement, work));
    }

    /** The same, where the work may break a rule; nothing was written then. */
    <T> T run(String attempted, boolean oneStatement, SqlWork<T> work, Function<Rule, T> broken) {
        return attempt(attempted, () -> {
            try {
                return once(oneStatement, work);
            } catch (SQLException e) {
                Optional<Rule> rule = SqlFailure.isUniqueViolation(e)
                        ? dialect.broken(String.valueOf(e.getMessage()), prefix)
                        : Optional.empty();
                return rule.map(broken).orElseThrow(() -> e);
            }
        });
    }

    /** The same; empty, and nothing written, when that would have broken some rule. */
    <T> Optional<T> unlessRefused(String attempted, boolean oneStatement, SqlWork<T> work) {
        return attempt(attempted, () -> {
            try {
                return Optional.of(once(oneStatement, work));
            } catch (SQLException e) {
                if (SqlFailure.isUniqueViolation(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** The rows of a query on a connection. */
    <T> List<T> rows(Connection connection, String sql, Binding binding, Reading<T> reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(parameters(statement));
            try (ResultSet result = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (result.next()) {
                    rows.add(reading.read(new Row(result, dialect.forms())));
                }
                return List.copyOf(rows);
            }
        }
    }

    /** Sets the parameters of a statement. */
    Parameters parameters(PreparedStatement statement) {
        return new Parameters(statement, dialect.forms());
    }

    /** Runs one changing statement on a connection and gives the number of rows it changed. */
    int change(Connection connection, String sql, Binding binding) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(parameters(statement));
            return statement.executeUpdate();
        }
    }

    /** Runs one changing statement for each of these on a connection, and gives the number of rows that each changed. */
    <T> int[] changeEach(Connection connection, String sql, Collection<T> each, Column.Binding<T> binding)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T one : each) {
                binding.bind(parameters(statement), one);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private <T> T attempt(String attempted, Attempt<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (i == ATTEMPTS || !transactions.mayRepeat() || !SqlFailure.isLostToAnother(e)) {
                    throw SqlFailure.report(attempted, e);
                }
            }
        }
    }

    private <T> T once(boolean oneStatement, SqlWork<T> work) throws SQLException {
        return oneStatement ? transactions.single(work) : transactions.several(work);
    }
}
