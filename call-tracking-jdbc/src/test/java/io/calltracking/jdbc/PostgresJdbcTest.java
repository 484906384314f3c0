package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.Call;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.FeedEntry;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.Written;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresJdbcTest extends JdbcContract {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");

    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Override
    DataSource emptyDatabase() throws Exception {
        return postgres.emptySchema();
    }

    @Override
    String numbersTo(int last) {
        return "generate_series(1, " + last + ") as numbers(x)";
    }

    @Override
    String folder() {
        return "postgresql";
    }

    @Test
    void costOfClaimsAndOpenListsDoesNotGrowWithHistory() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore.create(dataSource);
        Database database = new Database(dataSource, new PostgreSqlDialect(), Prefix.DEFAULT);
        try (Connection connection = dataSource.getConnection()) {
            fillWithHistory(database, connection);
            Instant now = Instant.parse("2026-03-01T00:00:00Z");
            assertThat(plan(database, connection, PostgreSqlDialect.CLAIM, parameters -> {
                        PostgreSqlDialect.bind(parameters, new Due(now, now.plusSeconds(30), 50));
                    }))
                    .contains("Index Scan using ct_call_state_due", "Index Scan using ct_call_id")
                    .doesNotContain("Seq Scan");
            assertThat(plan(
                            database,
                            connection,
                            CallTable.sql(CallQuery.open(), new PostgreSqlDialect()),
                            parameters -> CallTable.bind(parameters, CallQuery.open(), new PostgreSqlDialect())))
                    .contains("using ct_call_state_open");
        }
    }

    @Test
    void eventWhoseWriterCommitsLateComesAfterThoseThatWereRead() throws Exception {
        DataSource dataSource = emptyDatabase();
        try (Connection late = dataSource.getConnection()) {
            late.setAutoCommit(false);
            JdbcStore store = JdbcStore.create(dataSource);
            JdbcStore slow = JdbcStore.create(SameConnection.lendingUncommitted(late));
            CallUpdate held = SampleCall.creation(START);
            assertThat(slow.create(held)).isEqualTo(Written.DONE);
            CallUpdate quick = SampleCall.creation(START.plusSeconds(1));
            store.create(quick);

            List<FeedEntry> before = store.feed(0, 10);
            assertThat(before.stream().map(FeedEntry::event)).containsExactly(quick.event());
            late.commit();
            List<FeedEntry> after = store.feed(before.get(0).position(), 10);

            assertThat(after.stream().map(FeedEntry::event)).containsExactly(held.event());
            assertThat(store.feed(0, 10)).containsExactly(before.get(0), after.get(0));
        }
    }

    @Test
    void costOfAPageDoesNotGrowWithTheFeed() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore store = JdbcStore.create(dataSource);
        store.create(SampleCall.creation(START));
        Database database = new Database(dataSource, new PostgreSqlDialect(), Prefix.DEFAULT);
        try (Connection connection = dataSource.getConnection()) {
            database.change(connection, """
                    insert into ct_event (call_id, version, id, source, effect, from_status, to_status, observed_at, feed_no)
                    select id, n + 1, gen_random_uuid(), 'POLL', 'FOLDED', 'QUEUED', 'QUEUED', now(),
                        case when n <= 99900 then n end
                    from ct_call cross join generate_series(1, 100000) as numbers(n)
                    """, parameters -> {});
            database.change(connection, "vacuum analyze ct_event", parameters -> {});
            assertThat(plan(
                            database,
                            connection,
                            FeedTable.PAGE,
                            parameters -> parameters.number(50_000L).integer(100)))
                    .contains("Index Scan using ct_event_feed_no")
                    .doesNotContain("Seq Scan", "Sort");
            assertThat(plan(database, connection, FeedTable.ANY_UNNUMBERED, parameters -> {}))
                    .doesNotContain("Seq Scan");
            assertThat(plan(
                            database,
                            connection,
                            FeedTable.UNNUMBERED,
                            parameters -> parameters.integer(FeedTable.STEP)))
                    .contains("using ct_event_unnumbered")
                    .doesNotContain("Seq Scan");
        }
    }

    @Override
    void dropCounting() throws SQLException {
        execute("drop table ct_call_state cascade");
        execute("drop function ct_calls_begin cascade");
        execute("drop function ct_calls_change cascade");
        execute("drop function ct_calls_end cascade");
        execute("alter table ct_call drop column carried_version");
    }

    @Test
    void changedCallIsFoundBehindAHistoryThatWasCounted() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore.create(dataSource);
        Database database = new Database(dataSource, new PostgreSqlDialect(), Prefix.DEFAULT);
        try (Connection connection = dataSource.getConnection()) {
            fillWithHistory(database, connection);
            for (String statistics : List.of("analyze ct_call_state", "vacuum analyze ct_call_state")) {
                database.change(connection, "update ct_call_state set counted_version = version", parameters -> {});
                database.change(connection, statistics, parameters -> {});
                assertThat(plan(
                                database,
                                connection,
                                new PostgreSqlDialect().state().firstUncounted(),
                                parameters -> parameters.id(new UUID(0, 0))))
                        .contains("using ct_call_state_uncounted");
            }
        }
    }

    @Test
    void callsOfBeforeTheirStateHadATableAreClaimed() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore before = JdbcStore.create(dataSource);
        CallUpdate creation = SampleCall.creation(START);
        before.create(creation);
        execute(
                dataSource,
                "drop table ct_call_state cascade",
                "drop function ct_calls_begin cascade",
                "drop function ct_calls_change cascade",
                "drop function ct_calls_end cascade",
                "alter table ct_call drop column carried_version",
                "delete from ct_schema_version where version = 5",
                "update ct_call set claim_token = 7");

        List<Claim> claims = JdbcStore.create(dataSource).claimDue(10, Duration.ofSeconds(30));

        assertThat(claims).containsExactly(new Claim(creation.call(), START, 8));
    }

    @Test
    void whoSaysByHandWhenACallIsDueIsHeard() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore store = JdbcStore.create(dataSource);
        CallUpdate creation = SampleCall.creation(START);
        store.create(creation);
        execute(dataSource, "update ct_call set due_at = null");
        assertThat(store.claimDue(10, Duration.ofSeconds(30))).isEmpty();
        execute(dataSource, "update ct_call set due_at = '2026-03-01T00:00:00Z'");
        assertThat(store.claimDue(10, Duration.ofSeconds(30))).hasSize(1);
    }

    @Test
    void newsThatWasKnownCostsAGroupNoFurtherStatement() throws Exception {
        CutDataSource watched = new CutDataSource(emptyDatabase());
        JdbcStore store = JdbcStore.create(watched.dataSource());
        List<CallUpdate> first = changesOfNewCalls(store, 5);
        List<CallUpdate> again = new ArrayList<>();
        first.forEach(change -> again.add(SampleCall.change(change.call(), START, "news")));
        again.add(first.get(0));
        int before = watched.prepared();
        assertThat(store.applyAll(first)).containsOnly(Written.DONE);
        assertThat(watched.prepared() - before).isEqualTo(1);
        assertThat(store.applyAll(again.subList(0, 5))).containsOnly(Written.REPEATED);
        assertThat(store.applyAll(again.subList(1, 6)))
                .containsExactly(Written.REPEATED, Written.REPEATED, Written.REPEATED, Written.REPEATED, Written.DONE);
        assertThat(watched.prepared() - before).isEqualTo(3);
    }

    /** Each of the group is written by itself then, so only the one that is locked waits. */
    @Test
    void groupDoesNotWaitForALockedCallForLong() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore store = JdbcStore.create(dataSource);
        List<CallUpdate> changes = changesOfNewCalls(store, 3);
        CallUpdate locked = changes.get(1);
        try (Connection app = dataSource.getConnection();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute(
                    "select 1 from ct_call where id = '" + locked.call().id() + "' for update");
            assertThatExceptionOfType(CallTrackingException.class)
                    .isThrownBy(() -> store.applyAll(changes))
                    .withMessageContaining("55P03");
            assertThat(store.apply(changes.get(0))).isEqualTo(Written.DONE);
            assertThat(store.apply(changes.get(2))).isEqualTo(Written.DONE);
            app.rollback();
        }
        assertThat(store.applyAll(changes)).containsOnly(Written.DONE);
        assertThat(store.events(locked.call().id())).hasSize(2);
    }

    @Test
    void groupInATransactionOfTheAppLeavesItsLockTimeout() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore store = JdbcStore.create(dataSource);
        List<CallUpdate> changes = changesOfNewCalls(store, 2);
        try (Connection app = dataSource.getConnection();
                Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local lock_timeout = '7s'");
            assertThat(store.using(app).applyAll(changes)).containsOnly(Written.DONE);
            try (ResultSet setting = statement.executeQuery("show lock_timeout")) {
                assertThat(setting.next()).isTrue();
                assertThat(setting.getString(1)).isEqualTo("7s");
            }
            app.commit();
        }
    }

    private static List<CallUpdate> changesOfNewCalls(JdbcStore store, int calls) {
        List<CallUpdate> changes = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            CallUpdate creation = SampleCall.creationFor("call-" + i, START);
            store.create(creation);
            changes.add(SampleCall.change(creation.call(), START, "news"));
        }
        return changes;
    }

    /** Whatever the search path of whoever writes by hand. */
    @Test
    void whatOthersWriteIsCarriedOver() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore store = JdbcStore.create(dataSource);
        CallUpdate creation = SampleCall.creation(START);
        store.create(creation);
        CallUpdate change = SampleCall.change(creation.call(), START, "news");
        store.apply(change);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            String table = connection.getSchema() + ".ct_call";
            statement.execute("set search_path to pg_catalog");
            statement.execute("update " + table + " set version = 3, status = 'RINGING', due_at = null");
            assertThat(store.claimDue(10, Duration.ofSeconds(30))).isEmpty();
            assertThat(store.list(CallQuery.all().statuses(Set.of(CallStatus.RINGING))))
                    .hasSize(1);
            statement.execute("insert into " + table + " select (json_populate_record(c, json_build_object("
                    + "'id', gen_random_uuid(), 'due_at', now(), 'carried_version', null))).* from " + table + " c");
            assertThat(store.claimDue(10, Duration.ofSeconds(30)))
                    .extracting(claim -> claim.call().version())
                    .containsExactly(3L);
            statement.execute("delete from " + table);
        }
        assertThat(store.events(change.call().id())).isEmpty();
        try (Connection connection = dataSource.getConnection()) {
            Database database = new Database(dataSource, new PostgreSqlDialect(), Prefix.DEFAULT);
            assertThat(database.change(connection, "delete from ct_event", parameters -> {}))
                    .isZero();
            assertThat(database.change(connection, "delete from ct_call_state", parameters -> {}))
                    .isZero();
        }
    }

    @Test
    void arraysKeepEveryText() throws Exception {
        List<String> texts = Arrays.asList(
                "",
                "NULL",
                null,
                "null",
                " a, b ",
                "{\"x\":[1,2]}",
                "\\",
                "\\\"",
                "line\nline\t",
                "\u00e4 \ud83d\ude00",
                "'; drop",
                "a\0b");
        DataSource dataSource = emptyDatabase();
        Database database = new Database(dataSource, new PostgreSqlDialect(), Prefix.DEFAULT);
        List<String> kept;
        try (Connection connection = dataSource.getConnection()) {
            kept = database.rows(
                    connection,
                    "select kept from unnest(?::text[]) with ordinality as given (kept, i) order by i",
                    parameters -> parameters.texts(texts, text -> text),
                    row -> String.valueOf(row.textOrNull("kept")));
        }
        assertThat(kept)
                .containsExactlyElementsOf(texts.stream()
                        .map(text -> String.valueOf(text).replace('\0', '\uFFFD'))
                        .toList());
    }

    @Test
    void callThatChangedWhileItWasClaimedIsReadAgain() throws Exception {
        DataSource dataSource = emptyDatabase();
        JdbcStore store = JdbcStore.create(dataSource);
        CallUpdate creation = SampleCall.creation(START);
        store.create(creation);
        CallUpdate change = SampleCall.change(creation.call(), START, "news");
        store.apply(change);
        Database database = new Database(dataSource, new PostgreSqlDialect(), Prefix.DEFAULT);
        Call before = creation.call();
        ClaimedCall claimed = new ClaimedCall(new ClaimedRow(before.id(), START, 1, before), 2);
        try (Connection connection = dataSource.getConnection()) {
            assertThat(claimed.row(database, connection))
                    .contains(new ClaimedRow(before.id(), START, 1, change.call()));
            store.delete(before.id(), 2);
            assertThat(claimed.row(database, connection)).isEmpty();
        }
    }

    private static void execute(DataSource dataSource, String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void fillWithHistory(Database database, Connection connection) throws SQLException {
        database.change(connection, """
                insert into ct_call (
                    id, version, owner, to_number, attempt, direction, variables, metadata, provider, status,
                    provider_attempt, retry_expected, recording_state, fact_orders, created_at, updated_at, due_at)
                select gen_random_uuid(), 1, 'o', '+1', 1, 'OUTBOUND', '{}', '{}', 'bolna', 'COMPLETED',
                    0, false, 'NONE', '', now(), now(), case when i % 10 = 0 then now() + interval '1 day' end
                from generate_series(1, 20000) i
                """, parameters -> {});
        database.change(connection, "analyze ct_call", parameters -> {});
        database.change(connection, "analyze ct_call_state", parameters -> {});
    }

    private static String plan(Database database, Connection connection, String sql, Database.Binding binding)
            throws SQLException {
        return String.join(
                "\n",
                database.rows(connection, "explain " + database.sql(sql), binding, row -> row.text("QUERY PLAN")));
    }
}
