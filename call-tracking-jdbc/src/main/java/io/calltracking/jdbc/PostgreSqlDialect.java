package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** PostgreSQL 12 and later. */
final class PostgreSqlDialect implements Dialect {

    /** The first of two keys of the lock, so that it differs from the app's own. */
    private static final int LOCK = 0x63616C6C;

    /** Materialized, because a subquery that locks may otherwise run, and lock, more than once. */
    static final String CLAIM = """
            with due as materialized (
                select id as due_id, due_at as was_due
                from ${prefix}call
                where due_at <= ?
                order by due_at, id
                limit ?
                for update skip locked
            )
            update ${prefix}call
            set due_at = ?, claim_token = claim_token + 1
            from due
            where id = due_id
            returning was_due, claim_token, %s
            """.formatted(Column.names(CallColumns.ALL));

    @Override
    public String folder() {
        return "postgresql";
    }

    @Override
    public boolean changesInOneStatement() {
        return true;
    }

    @Override
    public List<Claim> claim(Connection connection, Prefix prefix, Due due) throws SQLException {
        List<Claimed> claimed = Database.rows(
                connection,
                prefix.in(CLAIM),
                parameters -> bind(parameters, due),
                row -> new Claimed(row.time("was_due"), new Claim(CallColumns.read(row), row.number("claim_token"))));
        return claimed.stream()
                .sorted(Claimed.LONGEST_DUE_FIRST)
                .map(Claimed::claim)
                .toList();
    }

    static void bind(Parameters parameters, Due due) throws SQLException {
        parameters.time(due.now()).integer(due.max()).time(due.leaseEnd());
    }

    @Override
    public boolean awaitTurnToMigrate(Connection connection, Prefix prefix) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
            new Parameters(statement).integer(LOCK).integer(prefix.value().hashCode());
            statement.execute();
            return true;
        }
    }

    /** Rows come back from an update in any order. */
    private record Claimed(Instant wasDue, Claim claim) {
        static final Comparator<Claimed> LONGEST_DUE_FIRST = Comparator.comparing(Claimed::wasDue)
                .thenComparing(claimed -> claimed.claim().call().id());
    }
}
