package io.calltracking.examples.bench.history;

import io.calltracking.CallId;
import io.calltracking.CallQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A list to page through.
 *
 * @param name what it is called in the summary
 * @param query for the library
 * @param condition the SQL of which calls
 */
record Listing(String name, CallQuery query, String condition) {
    static final int PAGE = 20;
    private static final CallQuery ALL = CallQuery.all().limit(PAGE);
    private static final String KEPT = "deleted_at is null";

    static List<Listing> all() {
        return List.of(
                new Listing("newest first", ALL, KEPT),
                new Listing("oldest first", ALL.oldest(), KEPT),
                new Listing("of one owner", ALL.owner("owner-7"), KEPT + " and owner = 'owner-7'"));
    }

    /** The ids of calls after the first so many, the way one writes it by hand; everything of a call is read. */
    List<CallId> byOffset(DataSource dataSource, int skipped) throws SQLException {
        String sql = "select * from ct_call where " + condition + " order by id" + (query.newestFirst() ? " desc" : "")
                + " limit ? offset ?";
        List<CallId> ids = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, PAGE);
            statement.setInt(2, skipped);
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        rows.getObject(i);
                    }
                    ids.add(new CallId(rows.getObject("id", UUID.class)));
                }
            }
        }
        return ids;
    }
}
