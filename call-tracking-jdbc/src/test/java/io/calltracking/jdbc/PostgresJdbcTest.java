package io.calltracking.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

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
}
