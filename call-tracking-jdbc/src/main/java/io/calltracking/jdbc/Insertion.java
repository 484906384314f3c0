package io.calltracking.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inserts many rows in few statements, as far as they are not there yet. What tells one row from another is a unique key of two
 * columns: a list, which is the same for all rows of an insertion, and a name in that list.
 */
final class Insertion<T> {
    /** So many rows go into one statement: more make it no faster, and drivers limit the number of parameters. */
    private static final int ROWS = 100;

    private final Database database;
    private final String table;
    private final List<Column<T>> columns;
    private final Key<T> key;

    Insertion(Database database, String table, List<Column<T>> columns, Key<T> key) {
        this.database = database;
        this.table = table;
        this.columns = columns;
        this.key = key;
    }

    /** The columns of the key and their values. */
    record Key<T>(String list, Function<T, String> listOf, String name, Function<T, String> nameOf) {}

    /**
     * Inserts rows in their order.
     *
     * @return the names of those that are not inserted, because they were there before
     * @throws SQLException about a unique key also where somebody else has inserted one of them in between; nothing of the
     *     transaction may remain then, and it can be run again
     */
    Set<String> insertMissing(Connection connection, List<T> rows) throws SQLException {
        return database.dialect().insertsWhatIsMissing()
                ? inserted(connection, rows)
                : lookedUpAndInserted(connection, rows);
    }

    private Set<String> inserted(Connection connection, List<T> rows) throws SQLException {
        Set<String> names = rows.stream().map(key.nameOf()).collect(Collectors.toCollection(HashSet::new));
        String orNot = " on conflict (" + key.list() + ", " + key.name() + ") do nothing returning " + key.name();
        for (List<T> some : parts(rows)) {
            List<String> inserted = database.rows(
                    connection,
                    database.sql(insert(some.size()) + orNot),
                    parameters -> bind(parameters, some),
                    row -> row.text(key.name()));
            inserted.forEach(names::remove);
        }
        return names;
    }

    private Set<String> lookedUpAndInserted(Connection connection, List<T> rows) throws SQLException {
        Set<String> known = Set.copyOf(database.rows(
                connection,
                database.sql(known(rows.size())),
                parameters -> {
                    parameters.text(key.listOf().apply(rows.get(0)));
                    for (T row : rows) {
                        parameters.text(key.nameOf().apply(row));
                    }
                },
                row -> row.text(key.name())));
        List<T> missing = rows.stream()
                .filter(row -> !known.contains(key.nameOf().apply(row)))
                .toList();
        for (List<T> some : parts(missing)) {
            database.change(connection, database.sql(insert(some.size())), parameters -> bind(parameters, some));
        }
        return known;
    }

    /** The statement that looks so many rows up. */
    String known(int rows) {
        return "select " + key.name() + " from ${prefix}" + table + " where " + key.list() + " = ? and " + key.name()
                + " in " + Column.list(rows);
    }

    private String insert(int rows) {
        return "insert into ${prefix}" + table + " (" + Column.names(columns) + ") values "
                + String.join(", ", Collections.nCopies(rows, Column.list(columns.size())));
    }

    private void bind(Parameters parameters, List<T> rows) throws SQLException {
        for (T row : rows) {
            parameters.columns(columns, row);
        }
    }

    private List<List<T>> parts(List<T> rows) {
        int parts = (rows.size() + ROWS - 1) / ROWS;
        return IntStream.range(0, parts)
                .mapToObj(part -> rows.subList(part * ROWS, Math.min((part + 1) * ROWS, rows.size())))
                .toList();
    }
}
