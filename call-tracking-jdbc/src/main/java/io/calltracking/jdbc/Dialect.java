package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** All that one database does otherwise than the others. Implementations have no state. */
interface Dialect {

    /** The folder of its migration scripts. */
    String folder();

    /**
     * Whether one statement can change two tables and give back what it changed: an update inside {@code with}. Where
     * it can, the store's changes need one round trip; elsewhere each is a transaction of two statements.
     */
    boolean changesInOneStatement();

    /**
     * Claims due calls, longest due first, without waiting for those that somebody else is claiming right now. Runs in
     * a transaction unless {@link #changesInOneStatement()}.
     */
    List<Claim> claim(Connection connection, Prefix prefix, Due due) throws SQLException;

    /**
     * Waits until no other instance migrates the tables with this prefix, and keeps others waiting until the end of the
     * transaction.
     *
     * @return false where that cannot be done, because statements that change tables end the transaction: others may
     *     run the same script at the same moment. Scripts for such databases do no harm when they are run twice
     */
    boolean awaitTurnToMigrate(Connection connection, Prefix prefix) throws SQLException;

    /**
     * The dialect of the database behind the data source.
     *
     * @throws IllegalArgumentException for a database that is not supported
     */
    static Dialect of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData database = connection.getMetaData();
            String product = database.getDatabaseProductName();
            return switch (product) {
                case "PostgreSQL" -> new PostgreSqlDialect();
                case "H2" -> new H2Dialect();
                default ->
                    throw new IllegalArgumentException("JdbcStore works on PostgreSQL and H2; the data source leads to "
                            + product + " " + database.getDatabaseProductVersion());
            };
        }
    }
}
