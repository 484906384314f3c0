package io.calltracking.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/**
 * Part of the app's own transaction: nothing is committed here, and what fails is undone without harm to the rest. What
 * falls victim to another transaction is not run again, because the app's part would be missing. As thread-safe as the
 * connection, which is left open.
 */
record JoinedTransaction(Connection connection) implements Transactions {

    @Override
    public <T> T single(SqlWork<T> work) throws SQLException {
        return several(work);
    }

    /** The savepoint, because on some databases a statement that fails ends the transaction around it. */
    @Override
    public <T> T several(SqlWork<T> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            T result = work.run(connection);
            connection.releaseSavepoint(before);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback(before);
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    @Override
    public boolean mayRepeat() {
        return false;
    }
}
