package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** H2 2.2 and later. */
final class H2Dialect implements Dialect {
    private static final String LOCK_DUE = """
            select due_at, claim_token, %s
            from ${prefix}call
            where due_at <= ?
            order by due_at, id
            limit ?
            for update skip locked
            """.formatted(Column.names(CallColumns.ALL));

    @Override
    public String folder() {
        return "h2";
    }

    @Override
    public Forms forms() {
        return new StandardForms();
    }

    @Override
    public String now() {
        return "current_timestamp";
    }

    @Override
    public boolean changesInOneStatement() {
        return false;
    }

    @Override
    public StateTable state() {
        return StateTable.CALL;
    }

    /** Nothing: its default is READ COMMITTED. */
    @Override
    public void begin(Connection connection) {}

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
        return "";
    }

    @Override
    public Optional<Rule> broken(String message, Prefix prefix) {
        return Rule.namedIn(message, prefix);
    }

    @Override
    public boolean awaitTurnToMigrate(Connection connection, Prefix prefix) {
        return false;
    }

    /** Nothing: there was no turn. */
    @Override
    public void endTurnToMigrate(Connection connection, Prefix prefix) {}
}
