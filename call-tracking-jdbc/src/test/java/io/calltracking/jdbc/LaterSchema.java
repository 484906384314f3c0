package io.calltracking.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * What a later version of the library may do to the tables: more columns in each of them, null or with a default, indexes of
 * those, and one more table. Run while stores of this version are at work.
 */
final class LaterSchema {
    private static final int VERSION = Schema.SCRIPTS.size() + 1;

    private LaterSchema() {}

    /** Alters all tables with the usual prefix. */
    static void apply(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                statement.execute("alter table " + table + " add column later_text varchar(100)"
                        + beforeAllOthers(connection, table));
                statement.execute("alter table " + table + " add column later_number bigint default 7 not null");
                statement.execute("create index " + table + "_later on " + table + " (later_text)");
            }
            statement.execute("create table ct_later (id bigint primary key)");
            statement.execute("insert into ct_schema_version (version, script) values (" + VERSION + ", 'later.sql')");
        }
    }

    /** Where the database lets us choose: a statement that counts columns instead of naming them shows. */
    private static String beforeAllOthers(Connection connection, String table) throws SQLException {
        return switch (connection.getMetaData().getDatabaseProductName()) {
            case "H2" -> " before " + firstColumn(connection, table);
            case "MariaDB", "MySQL" -> " first";
            default -> "";
        };
    }

    private static String firstColumn(Connection connection, String table) throws SQLException {
        try (ResultSet result = connection.getMetaData().getColumns(null, null, table.toUpperCase(Locale.ROOT), "%")) {
            result.next();
            return result.getString("COLUMN_NAME");
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet result = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (result.next()) {
                String table = result.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (table.startsWith("ct_")) {
                    tables.add(table);
                }
            }
        }
        if (tables.size() < 10) {
            throw new AssertionError("only these tables: " + tables);
        }
        return tables;
    }
}
