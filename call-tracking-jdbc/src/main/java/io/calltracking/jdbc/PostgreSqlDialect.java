package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** PostgreSQL 12 and later. */
final class PostgreSqlDialect implements Dialect {

    /** The first of two keys of the lock, so that it differs from the app's own. */
    private static final int LOCK = 0x63616C6C;

    /** Materialized, because a subquery that locks may otherwise run, and lock, more than once. */
    static final String CLAIM = """
            with due as materialized (
                select call_id as due_id, due_at as was_due
                from ${prefix}call_state
                where due_at <= ?
                order by due_at, call_id
                limit ?
                for update skip locked
            ), claimed as (
                update ${prefix}call_state
                set due_at = ?, claim_token = claim_token + 1
                from due
                where call_id = due_id
                returning call_id, was_due, claim_token as token, version as claimed_version
            )
            select was_due, token, claimed_version, %s
            from claimed join ${prefix}call on id = call_id
            """.formatted(Column.names(CallColumns.ALL));

    /** Rows come back from an update in any order. */
    private static final Comparator<ClaimedRow> LONGEST_DUE_FIRST =
            Comparator.comparing(ClaimedRow::dueAt).thenComparing(ClaimedRow::id);

    @Override
    public String folder() {
        return "postgresql";
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
        return true;
    }

    @Override
    public StateTable state() {
        return StateTable.OWN;
    }

    /** Nothing: its default is READ COMMITTED. */
    @Override
    public void begin(Connection connection) {}

    @Override
    public List<Claim> claim(Database database, Connection connection, Due due) throws SQLException {
        List<ClaimedCall> claimed =
                database.rows(connection, database.sql(CLAIM), parameters -> bind(parameters, due), ClaimedCall::read);
        List<ClaimedRow> rows = new ArrayList<>();
        for (ClaimedCall call : claimed) {
            call.row(database, connection).ifPresent(rows::add);
        }
        return ClaimedRow.claims(rows.stream().sorted(LONGEST_DUE_FIRST));
    }

    @Override
    public int finish(Database database, Connection connection, List<FinishedCheck> checks) throws SQLException {
        return new DueTable(database, connection).finish(checks);
    }

    static void bind(Parameters parameters, Due due) throws SQLException {
        parameters.time(due.now()).integer(due.max()).time(due.leaseEnd());
    }

    @Override
    public boolean insertsWhatIsMissing() {
        return true;
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
    public boolean awaitTurnToMigrate(Connection connection, Prefix prefix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, LOCK);
            statement.setInt(2, prefix.value().hashCode());
            statement.execute();
            return true;
        }
    }

    /** Nothing: the end of the transaction does it. */
    @Override
    public void endTurnToMigrate(Connection connection, Prefix prefix) {}
}
