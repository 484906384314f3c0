package io.calltracking.jdbc;

import io.calltracking.store.Claim;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** H2 2.2 and later. */
final class H2Dialect implements Dialect {
    private static final String SELECT_DUE = """
            select claim_token, %s
            from ${prefix}call
            where due_at <= ?
            order by due_at, id
            limit ?
            for update skip locked
            """.formatted(Column.names(CallColumns.ALL));

    private static final String CLAIM = """
            update ${prefix}call
            set due_at = ?, claim_token = ?
            where id = ?
            """;

    @Override
    public String folder() {
        return "h2";
    }

    @Override
    public boolean changesInOneStatement() {
        return false;
    }

    @Override
    public List<Claim> claim(Connection connection, Prefix prefix, Due due) throws SQLException {
        List<Claim> claims = Database.rows(
                connection,
                prefix.in(SELECT_DUE),
                parameters -> parameters.time(due.now()).integer(due.max()),
                row -> new Claim(CallColumns.read(row), row.number("claim_token") + 1));
        try (PreparedStatement statement = connection.prepareStatement(prefix.in(CLAIM))) {
            for (Claim claim : claims) {
                new Parameters(statement)
                        .time(due.leaseEnd())
                        .number(claim.token())
                        .id(claim.call().id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return claims;
    }

    @Override
    public boolean awaitTurnToMigrate(Connection connection, Prefix prefix) {
        return false;
    }
}
