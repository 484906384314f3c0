package io.calltracking.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class MariaDbRolloutTest extends RolloutContract {
    private static MariaDb mariaDb;

    @BeforeAll
    static void start() throws Exception {
        mariaDb = MariaDb.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (mariaDb != null) {
            mariaDb.stop();
        }
    }

    /** Who waits for a table and who waits for a row may wait for each other, and only the end of this time parts them. */
    @Override
    DataSource emptyDatabase() throws Exception {
        return mariaDb.pooledEmptyDatabase("&sessionVariables=innodb_lock_wait_timeout=2");
    }

    @AfterEach
    void closePool() {
        if (mariaDb != null) {
            mariaDb.closePool();
        }
    }
}
