package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaDbJdbcTest extends MariaDbContract {
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
    MariaDb mariaDb() {
        return mariaDb;
    }

    @Test
    void serverThatCutsLongTextsIsRefused() throws Exception {
        DataSource lax = mariaDb.database(mariaDb.newDatabase(), "&sessionVariables=sql_mode=''");
        assertThatThrownBy(() -> JdbcStore.create(lax))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sql_mode");
    }
}
