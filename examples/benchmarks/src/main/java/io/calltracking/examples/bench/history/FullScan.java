package io.calltracking.examples.bench.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Answers a question by a look at every call, as one writes it by hand. */
record FullScan(DataSource dataSource) {
    private static final String SELECT = """
            select %s as name, %s
            from ct_call
            where deleted_at is null and %s
            group by 1
            """;

    Map<String, Figures> answer(Question question) throws SQLException {
        String sql = SELECT.formatted(question.group(), Figures.COLUMNS, question.condition());
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, Figures> figures = new TreeMap<>();
            while (rows.next()) {
                figures.put(String.valueOf(rows.getString("name")), Figures.of(rows));
            }
            return figures;
        }
    }
}
