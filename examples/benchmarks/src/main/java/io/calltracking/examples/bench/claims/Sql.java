package io.calltracking.examples.bench.claims;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Statements that prepare a round and are not measured. */
record Sql(DataSource dataSource) {

    /** Runs each of these by itself. */
    void run(String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** What the first column of a query with one parameter holds. */
    List<String> words(String query, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            List<String> words = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    words.add(result.getString(1));
                }
            }
            return words;
        }
    }

    /** Takes away what earlier rounds left behind, so that no contender pays for another. */
    void tidy(String table) throws SQLException {
        run("vacuum (analyze) " + table, "checkpoint");
    }
}
