package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import io.calltracking.ErrorCode;
import io.calltracking.FeedEntry;
import io.calltracking.LastCheck;
import io.calltracking.statistics.Rollups;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.store.CallUpdate;
import io.calltracking.store.Claim;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.Written;
import io.calltracking.testkit.VirtualClock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What is a matter of JDBC and not of stores: tables, connections, transactions, failures. */
abstract class JdbcContract {
    private static final Instant START = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int LATEST = Schema.SCRIPTS.size();

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private DataSource dataSource;

    /** An empty database, or schema; connections are the driver's own. */
    abstract DataSource emptyDatabase() throws Exception;

    /** The folder of the scripts. */
    abstract String folder();

    @BeforeEach
    final void openDatabase() throws Exception {
        dataSource = emptyDatabase();
    }

    @RepeatedTest(10)
    void instancesThatStartAtOnceMakeTheTablesOnce() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(8);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<JdbcStore>> stores = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                stores.add(starters.submit(() -> {
                    start.await();
                    return JdbcStore.create(dataSource);
                }));
            }
            start.countDown();
            for (Future<JdbcStore> store : stores) {
                assertThat(store.get(60, TimeUnit.SECONDS).list(CallQuery.all()))
                        .isEmpty();
            }
        } finally {
            starters.shutdownNow();
        }
        assertThat(count("select count(*) from ct_schema_version")).isEqualTo(LATEST);
    }

    @Test
    void storeIsFoundAgainByTheNextInstance() {
        Call call = created(store());
        assertThat(JdbcStore.create(dataSource).find(call.id())).contains(call);
        assertThat(JdbcStore.builder(dataSource).migrate(false).build().find(call.id()))
                .contains(call);
    }

    @Test
    void missingTablesAreNamedUnlessTheyMayBeMade() {
        assertThatThrownBy(() -> JdbcStore.builder(dataSource)
                        .migrate(false)
                        .tablePrefix("app_")
                        .build())
                .isInstanceOf(CallTrackingException.class)
                .hasMessageContaining("app_")
                .hasMessageContaining("missing")
                .hasMessageContaining("migration/" + folder());
    }

    @Test
    void tablesOfAnOlderVersionAreRefusedUnlessTheyMayBeMigrated() throws Exception {
        store();
        execute("delete from ct_schema_version where version = " + LATEST);
        assertThatThrownBy(() -> JdbcStore.builder(dataSource).migrate(false).build())
                .isInstanceOf(CallTrackingException.class)
                .hasMessageContaining("version " + LATEST + " is needed");
        JdbcStore.create(dataSource);
        assertThat(JdbcStore.builder(dataSource).migrate(false).build()).isNotNull();
    }

    @Test
    void tablesOfALaterVersionAreWorkedWith() throws Exception {
        store();
        execute("insert into ct_schema_version (version, script) values (7, 'V7__later.sql')");
        created(store());
        created(JdbcStore.builder(dataSource).migrate(false).build());
    }

    @Test
    void storesWithOtherPrefixesLiveSideBySide() {
        JdbcStore one = JdbcStore.builder(dataSource).tablePrefix("one_").build();
        JdbcStore two = JdbcStore.builder(dataSource).tablePrefix("two2").build();
        Call call = created(one);
        assertThat(two.find(call.id())).isEmpty();
        assertThat(two.create(SampleCall.creation(call.id(), START))).isEqualTo(Written.DONE);
        assertThat(two.create(SampleCall.creation(call.id(), START))).isEqualTo(Written.STALE);
    }

    @Test
    void flywayMayRunTheScriptsBesideTheAppsOwn() throws Exception {
        execute("create table something_of_the_app (id integer)");
        Flyway flyway = Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:io/calltracking/jdbc/migration/" + folder())
                .placeholders(Map.of("prefix", "ct_"))
                .table("ct_flyway_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(LATEST);
        JdbcStore store = JdbcStore.builder(dataSource).migrate(false).build();
        Call call = created(store);
        assertThat(store.find(call.id())).contains(call);
        assertThat(flyway.migrate().migrationsExecuted).isZero();
    }

    @Test
    void connectionCutAnywhereInACreationLeavesAllOrNothing() {
        cutEverywhere((store, before) -> {
            CallUpdate creation = SampleCall.creation(START);
            return new Change(() -> store.create(creation) == Written.DONE, plain -> {
                int events = plain.events(creation.call().id()).size();
                assertThat(plain.find(creation.call().id()).isPresent()).isEqualTo(events == 1);
                assertThat(plain.create(creation)).isEqualTo(Written.DONE);
                assertThat(plain.events(creation.call().id())).hasSize(1);
                return events == 1;
            });
        });
    }

    @Test
    void connectionCutAnywhereInAChangeLeavesAllOrNothing() {
        cutEverywhere((store, before) -> {
            CallUpdate change = SampleCall.change(before, START, "news");
            return new Change(() -> store.apply(change) == Written.DONE, plain -> {
                int events = plain.events(before.id()).size();
                assertThat(plain.find(before.id()).orElseThrow().version()).isEqualTo(events);
                boolean written = events == 2;
                assertThat(plain.apply(change)).isEqualTo(Written.DONE);
                assertThat(plain.events(before.id())).hasSize(2);
                return written;
            });
        });
    }

    @Test
    void connectionCutAnywhereInAFinishLeavesAllOrNothing() {
        LastCheck check = new LastCheck(START, "ringing", "{}");
        cutEverywhere((store, before) -> {
            created(store);
            created(store);
            List<Claim> claims = store.claimDue(10, LEASE);
            assertThat(claims).hasSize(3);
            List<FinishedCheck> finished = claims.stream()
                    .map(claim -> new FinishedCheck(claim, check, null))
                    .toList();
            return new Change(() -> store.finish(finished) == 3, plain -> {
                List<Boolean> written = claims.stream()
                        .map(claim -> plain.lastCheck(claim.call().id()).isPresent())
                        .distinct()
                        .toList();
                assertThat(written).hasSize(1);
                plain.finish(finished);
                return written.get(0);
            });
        });
    }

    @Test
    void connectionCutAnywhereInAFeedLosesNothing() {
        JdbcStore plain = store();
        CutDataSource cut = new CutDataSource(dataSource);
        JdbcStore store = JdbcStore.builder(cut.dataSource()).clock(clock).build();
        List<FeedEntry> seen = new ArrayList<>();
        boolean failed = true;
        for (int call = 1; failed; call++) {
            created(plain);
            created(plain);
            cut.cutAt(call, call % 2 == 0);
            readOn(store, seen);
            failed = cut.hasFailed();
            cut.cutAt(0, false);
            readOn(plain, seen);
            assertThat(seen).hasSize(call * 2).hasSizeLessThan(400);
        }
        assertThat(seen.stream().map(FeedEntry::event)).doesNotHaveDuplicates();
        assertThat(plain.feed(0, 1000)).isEqualTo(seen);
    }

    private static void readOn(JdbcStore store, List<FeedEntry> seen) {
        try {
            seen.addAll(
                    store.feed(seen.isEmpty() ? 0 : seen.get(seen.size() - 1).position(), 1000));
        } catch (CallTrackingException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.STORE_ERROR);
        }
    }

    @Test
    void placeInTheFeedIsNotGivenAgainWhenItsEventWasDeleted() throws Exception {
        JdbcStore store = store();
        created(store);
        long end = store.feedEnd();
        execute("delete from ct_call");
        created(store);
        assertThat(store.feed(end, 10)).hasSize(1);
    }

    @Test
    void eventsFromBeforeTheFeedAreInIt() throws Exception {
        JdbcStore store = store();
        Call call = created(store);
        store.apply(SampleCall.change(call, START, "news"));
        asOfVersionOne();
        JdbcStore migrated = store();
        assertThat(migrated.feed(0, 10).stream().map(FeedEntry::event)).isEqualTo(migrated.events(call.id()));
    }

    @Test
    void callsFromBeforeStatisticsAreCounted() throws Exception {
        JdbcStore store = store();
        created(store);
        asOfVersionOne();
        JdbcStore migrated = store();
        created(migrated);
        Rollups rollups = Rollups.of(migrated);
        assertThat(rollups.report(StatisticsQuery.all()).total().calls()).isEqualTo(2);
        clock.advance(Duration.ofDays(1));
        assertThat(rollups.sealSome()).isTrue();
        assertThat(migrated.statistics().firstUncounted(CallId.create(Instant.EPOCH)))
                .isEmpty();
        assertThat(rollups.report(StatisticsQuery.all()).total().calls()).isEqualTo(2);
    }

    /** As by an instance of the version before, that knows nothing of statistics. */
    @Test
    void changeByAnOlderVersionOfTheLibraryIsCounted() throws Exception {
        JdbcStore store = store();
        created(store);
        clock.advance(Duration.ofDays(1));
        Rollups rollups = Rollups.of(store);
        rollups.sealSome();
        execute("update ct_call set version = version + 1, status = 'BUSY'");
        assertThat(rollups.report(StatisticsQuery.all()).total().in(CallStatus.BUSY))
                .isEqualTo(1);
    }

    @Test
    void connectionCutAnywhereWhileAddingUpLeavesNothingWrong() {
        JdbcStore plain = store();
        CutDataSource cut = new CutDataSource(dataSource);
        Rollups rollups =
                Rollups.of(JdbcStore.builder(cut.dataSource()).clock(clock).build());
        int calls = 0;
        boolean failed = true;
        for (int at = 1; failed; at += 1 + at / 10) {
            created(plain);
            calls++;
            clock.advance(Duration.ofDays(1));
            cut.cutAt(at, calls % 2 == 0);
            try {
                rollups.sealSome();
            } catch (CallTrackingException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.STORE_ERROR);
            }
            failed = cut.hasFailed();
            cut.cutAt(0, false);
            assertThat(Rollups.of(plain).report(StatisticsQuery.all()).total().calls())
                    .isEqualTo(calls);
        }
        assertThat(calls).isGreaterThan(10);
    }

    /** Takes away where it says which version of a call was counted. */
    void dropCounting() throws SQLException {
        execute(dropIndex("ct_call_uncounted", "ct_call"));
        execute("alter table ct_call drop column uncounted");
        execute("alter table ct_call drop column counted_version");
    }

    @Test
    void moreEventsThanAreNumberedAtOnceComeAllTheSame() throws Exception {
        JdbcStore store = store();
        Call call = created(store);
        execute("insert into ct_event (call_id, version, id, source, effect, from_status, to_status, observed_at)"
                + " select call_id, x + 1, id, source, effect, from_status, to_status, observed_at"
                + " from ct_event cross join " + numbersTo(FeedTable.STEP * 2 + 1));
        List<FeedEntry> seen = new ArrayList<>();
        List<FeedEntry> page = store.feed(0, 700);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = store.feed(page.get(page.size() - 1).position(), 700);
        }
        assertThat(seen.stream().map(FeedEntry::event))
                .hasSize(FeedTable.STEP * 2 + 2)
                .isEqualTo(store.events(call.id()));
        execute("update ct_event set feed_no = null");
        assertThat(store.feedEnd()).isEqualTo((FeedTable.STEP * 2 + 2) * 2);
    }

    /** A table of the numbers from 1, as column x. */
    abstract String numbersTo(int last);

    /** The statement that drops an index. */
    String dropIndex(String index, String table) {
        return "drop index " + index;
    }

    private void asOfVersionOne() throws SQLException {
        execute(dropIndex("ct_event_unnumbered", "ct_event"));
        execute(dropIndex("ct_event_feed_no", "ct_event"));
        execute("alter table ct_event drop column feed_no");
        execute("alter table ct_call drop column poll_interval_ms");
        execute("drop table ct_feed");
        dropCounting();
        execute("drop table ct_rollup");
        execute("drop table ct_rollup_page");
        execute("delete from ct_schema_version where version > 1");
    }

    @Test
    void connectionsGoBackAsTheyCame() throws Exception {
        for (boolean autoCommit : List.of(true, false)) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(autoCommit);
                DataSource same = SameConnection.lending(connection);
                JdbcStore store = JdbcStore.builder(same).clock(clock).build();
                JdbcStore other = store();
                Call call = created(store);
                assertThat(other.find(call.id())).contains(call);
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                store.apply(SampleCall.change(call, START, "news"));
                assertThat(other.events(call.id())).hasSize(2);
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                assertThat(store.apply(SampleCall.change(call, START, "news"))).isEqualTo(Written.REPEATED);
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                List<Claim> claims = store.claimDue(1, LEASE);
                assertThat(other.claimDue(1, LEASE)).isEmpty();
                store.finish(List.of(new FinishedCheck(claims.get(0), new LastCheck(START, "ringing", null), null)));
                assertThat(other.lastCheck(call.id())).isPresent();
                assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
            }
        }
    }

    @Test
    void whatIsLostToAnotherTransactionIsRunAgainAFewTimes() {
        store();
        CutDataSource cut = new CutDataSource(dataSource);
        JdbcStore store = JdbcStore.builder(cut.dataSource()).clock(clock).build();
        for (String state : List.of("40001", "40P01")) {
            Call call = created(store);
            cut.failWith(new SQLException("deadlock", state), 3);
            assertThat(store.apply(SampleCall.change(call, START, "news"))).isEqualTo(Written.DONE);
            assertThat(cut.hasFailed()).isTrue();
            assertThat(store.events(call.id())).hasSize(2);
        }
    }

    @Test
    void failureSaysWhatWasAttemptedAndQuotesNothing() {
        JdbcStore store = store();
        String secret = "secret".repeat(60);
        CallTrackingException failure = failure(store, SampleCall.creationFor(secret, START));
        assertThat(failure.code()).isEqualTo(ErrorCode.STORE_ERROR);
        assertThat(failure).hasMessageContaining("create call").hasMessageContaining("22001");
        assertThat(trace(failure)).doesNotContain("secret").doesNotContain("+1415");
    }

    @Test
    void ruleThatIsNotOursIsAFailureAndQuotesNothing() throws Exception {
        JdbcStore store = store();
        execute("create unique index of_the_app on ct_call (to_number)");
        created(store);
        CallTrackingException failure = failure(store, SampleCall.creation(START));
        assertThat(failure).hasMessageContaining("SQLState 23");
        assertThat(trace(failure)).doesNotContain("14155550100");
    }

    @Test
    void textNoDatabaseCanKeepDoesNotStopAWrite() {
        JdbcStore store = store();
        Call call = created(store);
        CallUpdate odd = SampleCall.talked(call, START, "a\0b \ud83d c");
        assertThat(store.apply(odd)).isEqualTo(Written.DONE);
        assertThat(store.find(call.id()).orElseThrow().facts().transcript()).startsWith("a\uFFFDb ");
    }

    @Test
    void nothingIsLeftOpen() {
        CutDataSource cut = new CutDataSource(dataSource);
        JdbcStore store = JdbcStore.builder(cut.dataSource()).clock(clock).build();
        Call call = created(store);
        store.apply(SampleCall.change(call, START, "news"));
        store.apply(SampleCall.change(call, START, "news"));
        store.finish(store.claimDue(10, LEASE).stream()
                .map(claim -> new FinishedCheck(claim, null, null))
                .toList());
        store.list(CallQuery.all());
        assertThat(cut.open()).isZero();
    }

    @Nested
    final class InTheAppsTransaction extends AppTransactionContract {
        @Override
        DataSource emptyDatabase() {
            return dataSource;
        }
    }

    @Nested
    final class OfCampaigns extends CampaignTablesContract {
        @Override
        boolean locksOnlyWhatIsClaimed() {
            return !folder().equals("h2");
        }

        @Override
        DataSource emptyDatabase() {
            return dataSource;
        }
    }

    /** A change under test, and whether it was written as another store on the same tables sees it. */
    private record Change(BooleanSupplier run, Predicate<JdbcStore> written) {}

    private void cutEverywhere(BiFunction<JdbcStore, Call, Change> changes) {
        JdbcStore plain = store();
        for (boolean afterwards : List.of(false, true)) {
            CutDataSource cut = new CutDataSource(dataSource);
            JdbcStore store = JdbcStore.builder(cut.dataSource()).clock(clock).build();
            int written = 0;
            int call = 0;
            do {
                cut.cutAt(0, false);
                Change change = changes.apply(store, created(plain));
                cut.cutAt(++call, afterwards);
                boolean done = runs(change);
                boolean failed = cut.hasFailed();
                cut.cutAt(0, false);
                boolean stored = change.written().test(plain);
                assertThat(stored || !done).as("cut at JDBC call %d", call).isTrue();
                written += stored ? 1 : 0;
                if (!failed) {
                    break;
                }
            } while (true);
            assertThat(call).isGreaterThan(10);
            assertThat(written).isBetween(1, call - 1);
        }
    }

    private static boolean runs(Change change) {
        try {
            return change.run().getAsBoolean();
        } catch (CallTrackingException e) {
            return false;
        }
    }

    private static CallTrackingException failure(JdbcStore store, CallUpdate creation) {
        return catchThrowableOfType(CallTrackingException.class, () -> store.create(creation));
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private JdbcStore store() {
        return JdbcStore.builder(dataSource).clock(clock).build();
    }

    private static Call created(JdbcStore store) {
        CallUpdate creation = SampleCall.creation(START);
        assertThat(store.create(creation)).isEqualTo(Written.DONE);
        return creation.call();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }
}
