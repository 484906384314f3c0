package io.calltracking.jdbc;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** MySQL's driver; the server is MariaDB, because no MySQL comes as a dependency. */
class MySqlDriverJdbcTest extends MariaDbContract {
    private static MariaDb mariaDb;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = MariaDb.startForMySqlDriver();
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.stop();
    }

    @Override
    MariaDb mariaDb() {
        return mariaDb;
    }
}
