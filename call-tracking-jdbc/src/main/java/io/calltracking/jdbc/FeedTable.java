package io.calltracking.jdbc;

import io.calltracking.FeedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads the events of all calls in the order of their numbers, and numbers those that have none. Writers leave the number
 * empty, because their commits come in any order. Whoever reads and finds nothing new takes the row of the last number,
 * numbers what is committed by then, and lets go of the row with the commit: so numbers come to light in their order, and
 * an event whose writer commits later gets a later one.
 */
final class FeedTable {
    /** So many are numbered in one transaction, about. */
    static final int STEP = 1000;

    static final String PAGE = """
            select feed_no, %s
            from ${prefix}event
            where feed_no > ?
            order by feed_no
            limit ?
            """.formatted(Column.names(EventColumns.ALL));

    static final String ANY_UNNUMBERED = """
            select 1 as unnumbered
            from ${prefix}event
            where feed_no is null
            limit 1
            """;

    /**
     * Those without a number of the calls that have the oldest. All of a call, because clocks step back: an earlier version
     * may seem to be younger.
     */
    static final String UNNUMBERED = """
            select call_id, version, observed_at
            from ${prefix}event
            where feed_no is null
                and call_id in (
                    select call_id
                    from (
                        select call_id
                        from ${prefix}event
                        where feed_no is null
                        order by observed_at
                        limit ?
                    ) oldest
                )
            order by call_id, version
            """;

    private static final String LAST = """
            select last_no
            from ${prefix}feed
            where id = 1
            """;

    private static final String NUMBER = """
            update ${prefix}event
            set feed_no = ?
            where call_id = ? and version = ?
            """;

    private static final String COUNT_ON = """
            update ${prefix}feed
            set last_no = ?
            where id = 1
            """;

    private final Database database;

    FeedTable(Database database) {
        this.database = database;
    }

    List<FeedEntry> feed(long after, int max) {
        List<FeedEntry> page = page(after, max);
        if (!page.isEmpty()) {
            return page;
        }
        numberSome();
        // Even if nothing was left: another reader may have numbered it in between.
        return page(after, max);
    }

    long end() {
        boolean more = true;
        while (more) {
            more = numberSome();
        }
        return database.one("read the end of the feed", database.sql(LAST), none -> {}, row -> row.number("last_no"))
                .orElseThrow();
    }

    private List<FeedEntry> page(long after, int max) {
        return database.list(
                "read the feed after " + after,
                database.sql(PAGE),
                parameters -> parameters.number(after).integer(max),
                row -> new FeedEntry(row.number("feed_no"), EventColumns.read(row)));
    }

    /** False when every event that was there has its number. */
    private boolean numberSome() {
        return database.one("look for new events", database.sql(ANY_UNNUMBERED), none -> {}, row -> true)
                        .isPresent()
                && database.run("number new events", false, this::number);
    }

    private boolean number(Connection connection) throws SQLException {
        long last = database.rows(
                        connection, database.sql(LAST + " for update"), none -> {}, row -> row.number("last_no"))
                .get(0);
        List<Unnumbered> events = Unnumbered.inOrder(database.rows(
                connection, database.sql(UNNUMBERED), parameters -> parameters.integer(STEP), Unnumbered::read));
        try (PreparedStatement statement = connection.prepareStatement(database.sql(NUMBER))) {
            for (Unnumbered event : events) {
                database.parameters(statement).number(++last).id(event.callId()).number(event.version());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        long counted = last;
        database.change(connection, database.sql(COUNT_ON), parameters -> parameters.number(counted));
        return events.size() >= STEP;
    }
}
