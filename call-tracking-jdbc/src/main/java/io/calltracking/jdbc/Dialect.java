package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** All that one database does otherwise than the others. Implementations have no state. */
interface Dialect {

    /** The folder of its migration scripts. */
    String folder();

    /** How it keeps times and ids. */
    Forms forms();

    /** An expression for its time, in the form of all times. */
    String now();

    /**
     * Whether one statement can change two tables and give back what it changed: an update inside {@code with}. Where
     * it can, the store's changes need one round trip; elsewhere each is a transaction of two statements.
     */
    boolean changesInOneStatement();

    /**
     * Whether an insertion can leave out what is there already and say what it wrote: {@code on conflict do nothing returning}.
     * Elsewhere that is looked up first.
     */
    boolean insertsWhatIsMissing();

    /** Where it keeps what changes often. */
    StateTable state();

    /** Runs first in each transaction, and leaves nothing behind on the connection when that ends. */
    void begin(Connection connection) throws SQLException;

    /**
     * Claims due calls, longest due first, without waiting for those that somebody else is claiming right now. Runs in
     * a transaction unless {@link #changesInOneStatement()}.
     */
    List<Claim> claim(Database database, Connection connection, Due due) throws SQLException;

    /**
     * Ends those of these claims, in the order of their calls, that nobody took over and whose call did not change, and says
     * how many they were. Runs in a transaction unless {@link #changesInOneStatement()}.
     */
    int finish(Database database, Connection connection, List<FinishedCheck> checks) throws SQLException;

    /**
     * What makes a query that locks rows go by an index, after the table; empty where a planner that does otherwise locks no
     * more rows than it gives.
     *
     * @param index its name without the prefix
     */
    String byIndex(String index);

    /** The rule of ours that a unique violation is about, by the name of the index in its message. */
    Optional<Rule> broken(String message, Prefix prefix);

    /**
     * Waits until no other instance migrates the tables with this prefix, and keeps others waiting until the end of the
     * transaction or {@link #endTurnToMigrate}, whichever comes later.
     *
     * @return false where that cannot be done, because statements that change tables end the transaction: others may
     *     run the same script at the same moment. Scripts for such databases do no harm when they are run twice
     */
    boolean awaitTurnToMigrate(Connection connection, Prefix prefix) throws SQLException;

    /** Lets the next instance migrate. Harmless when the turn never came. */
    void endTurnToMigrate(Connection connection, Prefix prefix) throws SQLException;

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
                case "MariaDB", "MySQL" -> {
                    MariaDbServer.of(connection).check();
                    yield new MariaDbDialect();
                }
                default ->
                    throw new IllegalArgumentException(
                            "JdbcStore works on PostgreSQL, MariaDB, MySQL and H2; the data source leads to " + product
                                    + " " + database.getDatabaseProductVersion());
            };
        }
    }
}
