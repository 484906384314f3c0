package io.calltracking.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Each on a connection of the app's data source, which is given back as it came. Thread-safe. */
record OwnTransactions(DataSource dataSource, Dialect dialect) implements Transactions {

    @Override
    public <T> T single(SqlWork<T> work) throws SQLException {
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

    @Override
    public <T> T several(SqlWork<T> work) throws SQLException {
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

    @Override
    public boolean mayRepeat() {
        return true;
    }

    /** When the rollback fails too, auto-commit stays off: to switch it on would commit. */
    private <T> T committed(Connection connection, SqlWork<T> work, boolean autoCommitBefore) throws SQLException {
        try {
            dialect.begin(connection);
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
