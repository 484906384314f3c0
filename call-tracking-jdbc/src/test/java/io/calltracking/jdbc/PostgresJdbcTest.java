package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallQuery;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresJdbcTest extends JdbcContract {
    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    DataSource emptyDatabase() throws Exception {
        return postgres.emptySchema();
    }

    @Override
    String folder() {
        return "postgresql";
    }

    @Test
    void costOfClaimsAndOpenListsDoesNotGrowWithHistory() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore.create(dataSource);
        Database database = new Database(dataSource, new PostgreSqlDialect(), Prefix.DEFAULT);
        try (Connection connection = dataSource.getConnection()) {
            fillWithHistory(database, connection);
            Instant now = Instant.parse("2026-03-01T00:00:00Z");
            assertThat(plan(database, connection, PostgreSqlDialect.CLAIM, parameters -> {
                        PostgreSqlDialect.bind(parameters, new Due(now, now.plusSeconds(30), 50));
                    }))
                    .contains("Index Scan using ct_call_due")
                    .doesNotContain("Seq Scan on ct_call");
            assertThat(plan(
                            database,
                            connection,
                            CallTable.sql(CallQuery.open()),
                            parameters -> CallTable.bind(parameters, CallQuery.open())))
                    .contains("Index Scan using ct_call_open");
        }
    }

    private static void fillWithHistory(Database database, Connection connection) throws SQLException {
        database.change(connection, """
                insert into ct_call (
                    id, version, owner, to_number, attempt, direction, variables, metadata, provider, status,
                    provider_attempt, retry_expected, recording_state, fact_orders, created_at, updated_at, due_at)
                select gen_random_uuid(), 1, 'o', '+1', 1, 'OUTBOUND', '{}', '{}', 'bolna', 'COMPLETED',
                    0, false, 'NONE', '', now(), now(), case when i % 10 = 0 then now() + interval '1 day' end
                from generate_series(1, 20000) i
                """, parameters -> {});
        database.change(connection, "analyze ct_call", parameters -> {});
    }

    private static String plan(Database database, Connection connection, String sql, Database.Binding binding)
            throws SQLException {
        return String.join(
                "\n",
                database.rows(connection, "explain " + database.sql(sql), binding, row -> row.text("QUERY PLAN")));
    }
}
