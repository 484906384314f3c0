package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.Written;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is a matter of MariaDB and MySQL alone, through either driver. */
abstract class MariaDbContract extends JdbcContract {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T10:15:30.123Z"), ZoneOffset.UTC);

    abstract MariaDb mariaDb();

    @Override
    final DataSource emptyDatabase() throws Exception {
        return mariaDb().emptyDatabase();
    }

    @Override
    final String folder() {
        return "mariadb";
    }

    @Override
    final String numbersTo(int last) {
        return "(select seq as x from seq_1_to_" + last + ") as numbers";
    }

    @Override
    final String dropIndex(String index, String table) {
        return super.dropIndex(index, table) + " on " + table;
    }

    @Test
    void claimHoldsUpNobody() throws Exception {
        DataSource impatient =
                mariaDb().database(mariaDb().newDatabase(), "&sessionVariables=innodb_lock_wait_timeout=1");
        JdbcStore store = JdbcStore.builder(impatient).clock(CLOCK).build();
        Set<CallId> due = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            due.add(create(store, CLOCK.instant().minusSeconds(10L * i)));
        }
        Database database = new Database(impatient, new MariaDbDialect(), Prefix.DEFAULT);
        new OwnTransactions(impatient, database.dialect()).several(connection -> {
            Due one = new Due(CLOCK.instant(), CLOCK.instant().plusSeconds(30), 1);
            List<Claim> held = database.dialect().claim(database, connection, one);
            due.add(create(store, CLOCK.instant().minusSeconds(60)));
            due.add(create(store, CLOCK.instant().minusSeconds(15)));
            create(store, CLOCK.instant().plusSeconds(15));
            held.forEach(claim -> due.remove(claim.call().id()));
            assertThat(store.claimDue(10, Duration.ofSeconds(30)))
                    .hasSize(4)
                    .allMatch(claim -> due.contains(claim.call().id()));
            return held;
        });
    }

    @Test
    void sessionsAndProcessesInOtherTimeZonesReadTheSameTimes() throws Exception {
        TimeZone before = TimeZone.getDefault();
        String name = mariaDb().newDatabase();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            JdbcStore west = JdbcStore.create(mariaDb().database(name, "&sessionVariables=time_zone='-05:00'"));
            assertThat(west.clock().instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
            // An hour that comes twice in Berlin, and one that as a local time does not exist in New York.
            List<CallUpdate> creations = Stream.of(
                            "2026-10-25T00:30:00.001Z", "2026-10-25T01:30:00.999Z", "2026-03-08T02:30:00Z")
                    .map(time -> SampleCall.creation(Instant.parse(time)))
                    .toList();
            creations.forEach(creation -> assertThat(west.create(creation)).isEqualTo(Written.DONE));
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
            JdbcStore east = JdbcStore.create(mariaDb().database(name, ""));
            assertThat(east.clock().instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
            creations.forEach(
                    creation -> assertThat(east.find(creation.call().id())).contains(creation.call()));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void waitForALockThatTookTooLongIsRunAgain() throws Exception {
        CutDataSource cut = new CutDataSource(emptyDatabase());
        JdbcStore store = JdbcStore.builder(cut.dataSource()).clock(CLOCK).build();
        CallUpdate creation = SampleCall.creation(CLOCK.instant());
        cut.failWith(new SQLException("Lock wait timeout exceeded; try restarting transaction", "HY000", 1205), 6);
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        assertThat(cut.hasFailed()).isTrue();
        assertThat(store.events(creation.call().id())).hasSize(1);
    }

    @Test
    void connectionGoesBackWithItsIsolation() throws Exception {
        DataSource dataSource = emptyDatabase();
        try (Connection connection = dataSource.getConnection()) {
            JdbcStore store = JdbcStore.builder(SameConnection.lending(connection))
                    .clock(CLOCK)
                    .build();
            create(store, CLOCK.instant());
            assertThat(store.claimDue(1, Duration.ofSeconds(30))).hasSize(1);
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        }
    }

    @Test
    void costOfClaimsAndOpenListsDoesNotGrowWithHistory() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore.create(dataSource);
        Database database = new Database(dataSource, new MariaDbDialect(), Prefix.DEFAULT);
        try (Connection connection = dataSource.getConnection()) {
            fillWithHistory(database, connection);
            assertThat(plan(
                            database,
                            connection,
                            MariaDbDialect.LOCK_DUE,
                            parameters -> parameters.time(CLOCK.instant()).integer(50)))
                    .startsWith("range ct_call_due")
                    .doesNotContain("filesort");
            assertThat(plan(
                            database,
                            connection,
                            CallTable.sql(CallQuery.open(), new MariaDbDialect()),
                            parameters -> CallTable.bind(parameters, CallQuery.open(), new MariaDbDialect())))
                    .startsWith("range ct_call_status");
        }
    }

    private static void fillWithHistory(Database database, Connection connection) throws SQLException {
        database.change(connection, """
                insert into ct_call (
                    id, version, owner, to_number, attempt, direction, variables, metadata, provider, status,
                    provider_attempt, retry_expected, recording_state, fact_orders, created_at, updated_at, due_at)
                select uuid(), 1, 'o', '+1', 1, 'OUTBOUND', '{}', '{}', 'bolna', 'COMPLETED',
                    0, false, 'NONE', '', utc_timestamp(), utc_timestamp(),
                    case when seq % 10 = 0 then utc_timestamp() + interval 1 day end
                from seq_1_to_20000
                """, parameters -> {});
        database.rows(connection, "analyze table ct_call", parameters -> {}, row -> true);
    }

    private static String plan(Database database, Connection connection, String sql, Database.Binding binding)
            throws SQLException {
        return String.join(
                "\n",
                database.rows(
                        connection,
                        "explain " + database.sql(sql),
                        binding,
                        row -> row.text("type") + " " + row.textOrNull("key") + " " + row.textOrNull("Extra")));
    }

    private static CallId create(JdbcStore store, Instant dueAt) {
        CallUpdate creation = SampleCall.creation(dueAt);
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        return creation.call().id();
    }
}
