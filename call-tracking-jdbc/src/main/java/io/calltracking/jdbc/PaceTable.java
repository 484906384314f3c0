package io.calltracking.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When the last call of each account began. Of two who find the spacing over the second one waits for the row of the first,
 * and finds it changed.
 */
final class PaceTable {
    private static final String BEGIN = """
            update ${prefix}pace
            set begun_at = ?
            where account = ? and begun_at <= ?
            """;

    private static final String IS_KNOWN = """
            select 1 as known
            from ${prefix}pace
            where account = ?
            """;

    private static final String BEGIN_FIRST = """
            insert into ${prefix}pace (begun_at, account)
            values (?, ?)
            """;

    private final Database database;
    private final Clock clock;

    PaceTable(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean tryBegin(String account, Duration spacing) {
        Instant now = clock.instant();
        boolean begun = database.change(
                        "begin a call of account " + account,
                        database.sql(BEGIN),
                        parameters -> parameters.time(now).text(account).time(now.minus(spacing)))
                == 1;
        return begun || (!isKnown(account) && tryBeginFirst(account, now));
    }

    /** Asked so that the usual refusal is no failed insertion in the database's log. */
    private boolean isKnown(String account) {
        return database.one(
                        "look whether account " + account + " has begun a call",
                        database.sql(IS_KNOWN),
                        parameters -> parameters.text(account),
                        row -> true)
                .isPresent();
    }

    private boolean tryBeginFirst(String account, Instant now) {
        return database.run(
                "begin the first call of account " + account,
                true,
                connection -> database.change(
                                connection,
                                database.sql(BEGIN_FIRST),
                                parameters -> parameters.time(now).text(account))
                        == 1,
                rule -> false);
    }
}
