package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MariaDB 10.6 and later, MySQL 8.0.17 and later. */
final class MariaDbDialect implements Dialect {

    /**
     * The index by name: a planner that sorts the few rows of a young table instead would lock them all. READ COMMITTED
     * does the rest, see {@link #begin}.
     */
    static final String LOCK_DUE = """
            select due_at, claim_token, %s
            from ${prefix}call force index (${prefix}call_due)
            where due_at <= ?
            order by due_at, id
            limit ?
            for update skip locked
            """.formatted(Column.names(CallColumns.ALL));

    /** Another instance may have a big table to change. */
    private static final int MIGRATION_SECONDS = 3600;

    /** The index comes last and, on MySQL, after its table; before it are values, and those may be anything. */
    private static final Pattern INDEX = Pattern.compile("'(?:[^'.]*\\.)?(\\w+)'\\s*$");

    @Override
    public String folder() {
        return "mariadb";
    }

    @Override
    public Forms forms() {
        return new MariaDbForms();
    }

    @Override
    public String now() {
        return "utc_timestamp(6)";
    }

    @Override
    public boolean changesInOneStatement() {
        return false;
    }

    @Override
    public StateTable state() {
        return StateTable.CALL;
    }

    /**
     * The default, REPEATABLE READ, also locks the gaps between rows: claims would hold up the calls that are just being
     * made. For this transaction only, so the connection goes back as it came.
     */
    @Override
    public void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level read committed");
        }
    }

    @Override
    public List<Claim> claim(Database database, Connection connection, Due due) throws SQLException {
        return new LockedClaim(database, connection).claim(LOCK_DUE, due);
    }

    @Override
    public int finish(Database database, Connection connection, List<FinishedCheck> checks) throws SQLException {
        return new LockedClaim(database, connection).finish(checks);
    }

    @Override
    public boolean insertsWhatIsMissing() {
        return false;
    }

    @Override
    public String byIndex(String index) {
        return "force index (${prefix}" + index + ")";
    }

    /**
     * Of a primary key MariaDB does not say whose it is. Those of calls and events mean the same, and the inbox takes any
     * rule for the same.
     */
    @Override
    public Optional<Rule> broken(String message, Prefix prefix) {
        Matcher index = INDEX.matcher(message);
        if (!index.find()) {
            return Optional.empty();
        }
        String name = index.group(1).toLowerCase(Locale.ROOT);
        return name.equals("primary") ? Optional.of(Rule.CALL_ID) : Rule.named(name, prefix);
    }

    @Override
    public boolean awaitTurnToMigrate(Connection connection, Prefix prefix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select get_lock(?, ?)")) {
            statement.setString(1, lock(prefix));
            statement.setInt(2, MIGRATION_SECONDS);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getInt(1) == 1;
            }
        }
    }

    @Override
    public void endTurnToMigrate(Connection connection, Prefix prefix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("do release_lock(?)")) {
            statement.setString(1, lock(prefix));
            statement.execute();
        }
    }

    /** One for the whole server: apps that share it and start at the same moment wait for each other. */
    private static String lock(Prefix prefix) {
        return "io.calltracking " + prefix.value();
    }
}
