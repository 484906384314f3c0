package io.calltracking.jdbc;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2JdbcTest extends JdbcContract {
    @Override
    DataSource emptyDatabase() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return dataSource;
    }

    @Override
    String numbersTo(int last) {
        return "system_range(1, " + last + ")";
    }

    @Override
    String folder() {
        return "h2";
    }
}
