package io.calltracking.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbJdbcTest extends JdbcContract {
    private static MariaDb mariaDb;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = MariaDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.stop();
    }

    @Override
    DataSource emptyDatabase() throws Exception {
        return mariaDb.emptyDatabase();
    }

    @Override
    String folder() {
        return "mariadb";
    }
}
