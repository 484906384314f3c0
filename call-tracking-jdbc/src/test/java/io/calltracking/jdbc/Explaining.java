package io.calltracking.jdbc;

import io.calltracking.testkit.chaos.Interceptor;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Has PostgreSQL explain what a store sends, each statement as it is sent and before it is run: the plan, and what was read.
 * The driver writes a statement out with its values. Not thread-safe.
 */
final class Explaining {
    private static final String EXPLAIN = "explain (analyze, buffers, costs off, timing off) ";

    private final DataSource dataSource;
    private final List<String> plans = new ArrayList<>();
    private boolean watching;

    Explaining(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Where the store is to get its connections. */
    DataSource dataSource() {
        return Interceptor.wrap(DataSource.class, dataSource, (method, arguments, target) -> {
            Object answer = target.proceed();
            return answer instanceof Connection connection ? watched(connection) : answer;
        });
    }

    /** The plans of all that an operation sends. */
    List<String> plansOf(Runnable operation) {
        plans.clear();
        watching = true;
        try {
            operation.run();
        } finally {
            watching = false;
        }
        return List.copyOf(plans);
    }

    private Connection watched(Connection connection) {
        return Interceptor.wrap(Connection.class, connection, (method, arguments, target) -> {
            Object answer = target.proceed();
            return answer instanceof PreparedStatement statement ? watched(connection, statement) : answer;
        });
    }

    private PreparedStatement watched(Connection connection, PreparedStatement statement) {
        return Interceptor.wrap(PreparedStatement.class, statement, (method, arguments, target) -> {
            boolean sends = List.of("addBatch", "execute", "executeQuery", "executeUpdate")
                    .contains(method);
            if (sends && watching) {
                explain(connection, last(statement.toString()));
            }
            return target.proceed();
        });
    }

    /** Of a batch, which the driver writes out as a whole, the one that was added last. */
    private static String last(String statements) {
        int end = statements.lastIndexOf(";\n");
        return end < 0 ? statements : statements.substring(end + 2);
    }

    /** What it writes is taken back, for it is written once more. */
    private void explain(Connection connection, String sql) {
        try {
            boolean alone = connection.getAutoCommit();
            connection.setAutoCommit(false);
            Savepoint before = connection.setSavepoint();
            plans.add(sql + "\n" + plan(connection, sql));
            connection.rollback(before);
            if (alone) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot explain " + sql, e);
        }
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        try (Statement explain = connection.createStatement();
                ResultSet rows = explain.executeQuery(EXPLAIN + sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        }
    }
}
