package io.calltracking.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done on a connection. May be done again when the database asks for that, so it changes nothing else. */
interface SqlWork<T> {
    T run(Connection connection) throws SQLException;
}
