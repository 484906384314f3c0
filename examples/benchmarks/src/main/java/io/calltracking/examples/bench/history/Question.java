package io.calltracking.examples.bench.history;

import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.StatisticsQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A question about the calls, as the library is asked and as somebody would ask the table.
 *
 * @param name what it is called in the summary
 * @param query for the library
 * @param group the SQL of what makes a group
 * @param condition the SQL of which calls
 */
record Question(String name, StatisticsQuery query, String group, String condition) {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final String TIME = "to_char(created_at at time zone 'Asia/Kolkata', 'YYYY-MM-DD\"T\"%s')";
    private static final String DAY = TIME.formatted("\"00:00\"");
    private static final String HOUR = TIME.formatted("HH24\":00\"");
    private static final String ALL = "true";
    private static final String OWNER = "owner = 'owner-7'";

    /** Those that a page of figures asks, about calls that end at this time. */
    static List<Question> upTo(Instant end) {
        StatisticsQuery all = StatisticsQuery.all();
        StatisticsQuery days = all.groupBy(Grouping.DAY).zone(KOLKATA);
        Instant month = end.minus(Duration.ofDays(30));
        Instant week = end.minus(Duration.ofDays(7));
        return List.of(
                new Question("total", all, "''", ALL),
                new Question("by day in Asia/Kolkata", days, DAY, ALL),
                new Question("by owner", all.groupBy(Grouping.OWNER), "owner", ALL),
                new Question("by agent", all.groupBy(Grouping.AGENT), "agent", ALL),
                new Question("by outcome", all.groupBy(Grouping.OUTCOME), "outcome", ALL),
                new Question("by status", all.groupBy(Grouping.STATUS), "status", ALL),
                new Question("one owner", all.owner("owner-7"), "''", OWNER),
                new Question("one owner by day in Asia/Kolkata", days.owner("owner-7"), DAY, OWNER),
                new Question("30 days", all.between(month, end), "''", within(month, end)),
                new Question("30 days by day in Asia/Kolkata", days.between(month, end), DAY, within(month, end)),
                new Question(
                        "30 days by owner",
                        all.groupBy(Grouping.OWNER).between(month, end),
                        "owner",
                        within(month, end)),
                new Question(
                        "7 days by hour in Asia/Kolkata",
                        days.groupBy(Grouping.HOUR).between(week, end),
                        HOUR,
                        within(week, end)));
    }

    private static String within(Instant from, Instant end) {
        return "created_at >= '" + from + "' and created_at < '" + end + "'";
    }
}
