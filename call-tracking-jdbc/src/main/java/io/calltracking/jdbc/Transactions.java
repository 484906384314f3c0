package io.calltracking.jdbc;

import java.sql.SQLException;

/** How work on the database begins and ends. */
interface Transactions {

    /** Runs work that is one statement. */
    <T> T single(SqlWork<T> work) throws SQLException;

    /** Runs work of several statements, all or none. */
    <T> T several(SqlWork<T> work) throws SQLException;

    /** Whether work that fell victim to another transaction may be run again. */
    boolean mayRepeat();
}
