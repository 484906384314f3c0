package io.calltracking.jdbc;

import io.calltracking.campaign.SkipReason;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done to all contacts of a campaign, so many at a time that nobody waits long for a lock. */
final class ContactSteps {
    /** So many are removed in one transaction. */
    private static final int STEP = 1_000;

    private static final String SKIP = """
            update ${prefix}contact
            set status = 'SKIPPED', skip_reason = ?, due_at = null, queue = null, version = version + 1, updated_at = ?
            where campaign = ? and number = ?
            """;

    private static final String LAST_OF_STEP = """
            select max(number) as last
            from (
                select number
                from ${prefix}contact
                where campaign = ?
                order by number
                limit ?
            ) step
            """;

    private static final String DELETE = """
            delete from ${prefix}contact
            where campaign = ? and number <= ?
            """;

    private final Database database;
    private final Clock clock;

    ContactSteps(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    int skip(String campaign, @Nullable String place, SkipReason reason, int max) {
        Instant now = clock.instant();
        return database.run("skip contacts of campaign " + campaign, false, connection -> {
            List<Long> pending = new ArrayList<>(lockPending(connection, Queue.AGAIN, campaign, place, max));
            if (pending.size() < max) {
                pending.addAll(lockPending(connection, Queue.FIRST, campaign, place, max - pending.size()));
            }
            database.changeEach(
                    connection,
                    database.sql(SKIP),
                    pending,
                    (parameters, number) ->
                            parameters.word(reason).time(now).text(campaign).number(number));
            return pending.size();
        });
    }

    private List<Long> lockPending(Connection connection, Queue queue, String campaign, @Nullable String place, int max)
            throws SQLException {
        return database.rows(
                connection,
                database.sql(lockPending(database.dialect(), queue, place)),
                parameters -> {
                    parameters.text(campaign);
                    if (place != null) {
                        parameters.text(place);
                    }
                    parameters.integer(max);
                },
                row -> row.number("number"));
    }

    static String lockPending(Dialect dialect, Queue queue, @Nullable String place) {
        return "select number from ${prefix}contact " + dialect.byIndex("contact_to_call")
                + " where campaign = ? and " + queue.condition() + (place == null ? "" : " and place = ?")
                + " order by campaign, queue, place, due_at, number limit ? for update";
    }

    void delete(String campaign) {
        Optional<Long> last = lastOfStep(campaign);
        while (last.isPresent()) {
            long step = last.get();
            database.change(
                    "delete contacts of campaign " + campaign,
                    database.sql(DELETE),
                    parameters -> parameters.text(campaign).number(step));
            last = lastOfStep(campaign);
        }
    }

    private Optional<Long> lastOfStep(String campaign) {
        return database.list(
                        "read which contacts of campaign " + campaign + " to delete",
                        database.sql(LAST_OF_STEP),
                        parameters -> parameters.text(campaign).integer(STEP),
                        row -> Optional.ofNullable(row.numberOrNull("last")))
                .get(0);
    }
}
