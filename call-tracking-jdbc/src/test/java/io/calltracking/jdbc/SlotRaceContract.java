package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.PoolLimit;
import io.calltracking.testkit.chaos.RaceProcesses;
import io.calltracking.testkit.chaos.SlotRace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * 1,000 calls race for 10 slots, from 8 threads in each of 3 processes. Triggers of the database itself count who is live,
 * under a lock that lasts to the end of each transaction, so that the highest count is exact at every committed moment.
 */
abstract class SlotRaceContract {
    private static final int CAP = 10;
    private static final int PROCESSES = 3;
    private static final int CALLS = 1_000;

    /** An empty database, as its own user sees it. */
    abstract Address emptyDatabase() throws SQLException;

    /** The statements that make the triggers, which call or are {@code update race_live …}. */
    abstract List<String> triggers();

    /** Where a process finds the database. */
    record Address(String url, String user, String password, DataSource dataSource) {}

    @Test
    void capIsNeverExceededAtAnyCommittedMoment() throws Exception {
        Address database = raceOf(0, CALLS);

        JdbcStore store = JdbcStore.create(database.dataSource());
        assertThat(mostLive(database)).isBetween(2, CAP);
        assertThat(store.holders(null, null, 1)).isEmpty();
        assertThat(store.takenPlaces(SlotRace.ACCOUNT)).isEmpty();
        assertThat(completed(store)).isEqualTo(CALLS / PROCESSES * PROCESSES);
    }

    @Test
    void selectThenInsertIsCaught() throws Exception {
        assertThat(mostLive(raceOf(CAP, CALLS / 10))).isGreaterThan(CAP);
    }

    private Address raceOf(int brokenCap, int calls) throws Exception {
        Address database = emptyDatabase();
        JdbcStore.create(database.dataSource()).limit(PoolLimit.of(SlotRace.ACCOUNT, CAP));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table race_live (live integer not null, most integer not null)");
            statement.execute("insert into race_live values (0, 0)");
            for (String trigger : triggers()) {
                statement.execute(trigger);
            }
        }
        int each = calls / PROCESSES;
        int asked = RaceProcesses.run(
                SlotRaceProcess.class,
                PROCESSES,
                List.of(
                        database.url(),
                        database.user(),
                        database.password(),
                        Integer.toString(each),
                        Integer.toString(brokenCap)));
        assertThat(asked).as("each call is asked for once").isEqualTo(each * PROCESSES);
        return database;
    }

    private static int mostLive(Address database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select live, most from race_live")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt("live")).isZero();
            return result.getInt("most");
        }
    }

    private static int completed(JdbcStore store) {
        return store.list(CallQuery.all().statuses(Set.of(CallStatus.COMPLETED)).limit(CallQuery.MAX_LIMIT))
                .size();
    }
}
