package io.calltracking.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Inserts many rows into a table in few statements.
 *
 * @param table its name without the prefix
 * @param columns all that are written
 */
record Insertion<T>(Database database, String table, List<Column<T>> columns) {
    /** So many go into one statement: more make it no faster, and drivers limit the number of parameters. */
    private static final int ROWS = 100;

    /** Inserts the rows, in their order. */
    void insert(Connection connection, List<T> rows) throws SQLException {
        for (int first = 0; first < rows.size(); first += ROWS) {
            List<T> some = rows.subList(first, Math.min(first + ROWS, rows.size()));
            database.change(connection, database.sql(sql(some.size())), parameters -> {
                for (T row : some) {
                    parameters.columns(columns, row);
                }
            });
        }
    }

    private String sql(int rows) {
        String row = "(" + Column.places(columns) + ")";
        return "insert into ${prefix}" + table + " (" + Column.names(columns) + ") values "
                + String.join(", ", Collections.nCopies(rows, row));
    }
}
