package io.calltracking.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresRolloutTest extends RolloutContract {
    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    /** A pool, so that statements prepared before the tables change are used after it. */
    @Override
    DataSource emptyDatabase() throws Exception {
        return postgres.pooledEmptySchema();
    }

    @AfterEach
    void closePool() {
        postgres.closePool();
    }
}
