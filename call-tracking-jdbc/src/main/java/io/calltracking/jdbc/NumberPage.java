package io.calltracking.jdbc;

import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallQuery;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A page of the calls to or from a number. The index of either side gives in order as many as the page may need; one condition
 * on both would read and sort all calls of a number, and our own numbers have many.
 */
final class NumberPage {
    private static final String PAGE = """
            select %s
            from (
            %s
            ) of_either_side
            """.formatted(Column.names(CallColumns.ALL), "%s");

    private NumberPage() {}

    static boolean isFor(CallQuery query) {
        return query.filter().words().containsKey(CallField.NUMBER);
    }

    /** To be followed by order and limit. */
    static String sql(CallQuery query, Dialect dialect) {
        return PAGE.formatted(sides(query, dialect).stream()
                .map(side -> "(" + CallTable.SELECT + side.where() + CallTable.order(query) + " limit ?)")
                .collect(Collectors.joining("\nunion all\n")));
    }

    static void bind(Parameters parameters, CallQuery query, Dialect dialect) throws SQLException {
        for (CallConditions side : sides(query, dialect)) {
            side.bind(parameters);
            parameters.integer(query.skipped() + query.limit());
        }
    }

    /** No call is of both. */
    private static List<CallConditions> sides(CallQuery query, Dialect dialect) {
        CallFilter filter = query.filter();
        String number = Objects.requireNonNull(filter.words().get(CallField.NUMBER), "number");
        CallQuery rest = new CallQuery(
                filter.without(CallField.NUMBER), query.newestFirst(), query.after(), query.page(), query.limit());
        CallConditions to = CallConditions.of(rest, dialect);
        to.text("to_number = ?", number);
        CallConditions from = CallConditions.of(rest, dialect);
        from.text("from_number = ?", number);
        from.text("to_number <> ?", number);
        return List.of(to, from);
    }
}
