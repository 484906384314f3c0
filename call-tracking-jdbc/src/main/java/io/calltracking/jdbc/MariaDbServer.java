package io.calltracking.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server of the MySQL family says of itself. It is asked and not the driver, because each driver works with both.
 *
 * @param version as the server tells it, {@code 11.4.5-MariaDB} or {@code 8.0.36}
 * @param modes the session's {@code sql_mode}
 */
record MariaDbServer(String version, String modes) {
    private static final List<Integer> FIRST_MARIADB = List.of(10, 6, 0);
    private static final List<Integer> FIRST_MYSQL = List.of(8, 0, 17);
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

    static MariaDbServer of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select version(), @@sql_mode")) {
            result.next();
            return new MariaDbServer(result.getString(1), result.getString(2));
        }
    }

    /**
     * Refuses a server that cannot keep the store's promises.
     *
     * @throws IllegalArgumentException when it is too old, or would cut texts that are too long instead of refusing them
     */
    void check() {
        if (Arrays.compare(numbers(), first()) < 0) {
            throw new IllegalArgumentException(
                    "JdbcStore needs MariaDB 10.6 or MySQL 8.0.17, for 'skip locked' and exact"
                            + " comparison of texts; the data source leads to " + version);
        }
        if (!modes.contains("STRICT_TRANS_TABLES") && !modes.contains("STRICT_ALL_TABLES")) {
            throw new IllegalArgumentException(
                    "JdbcStore needs STRICT_TRANS_TABLES or STRICT_ALL_TABLES in sql_mode, or"
                            + " texts that are too long would be cut and taken for others; the data source's is '"
                            + modes + "'");
        }
    }

    private Integer[] first() {
        return (version.contains("MariaDB") ? FIRST_MARIADB : FIRST_MYSQL).toArray(Integer[]::new);
    }

    private Integer[] numbers() {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.find()) {
            throw new IllegalArgumentException("JdbcStore does not understand the server's version '" + version + "'");
        }
        return new Integer[] {number(numbers, 1), number(numbers, 2), number(numbers, 3)};
    }

    private static int number(Matcher numbers, int group) {
        return Integer.parseInt(numbers.group(group));
    }
}
