package io.calltracking.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.CallField;
import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.Rollups;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.statistics.StatisticsReport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/**
 * How long statistics over many calls take on PostgreSQL, against a look at every call. Not a test: run {@link #main} with the
 * number of calls, 1000000 unless given.
 */
public final class StatisticsCheck {
    private static final Instant END = Instant.parse("2026-06-01T12:07:00Z");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final int WARM_UP = 60;
    private static final int RUNS = 41;

    private final DataSource dataSource;
    private final Rollups rollups;
    private final PrintStream out;

    private StatisticsCheck(DataSource dataSource, PrintStream out) {
        this.dataSource = dataSource;
        this.rollups = Rollups.of(JdbcStore.builder(dataSource)
                .clock(Clock.fixed(END, ZoneOffset.UTC))
                .build());
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        try (EmbeddedPostgres postgres = postgres();
                HikariDataSource pool = pool(postgres)) {
            new StatisticsCheck(pool, System.out).run(calls);
        }
    }

    private static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private void run(int calls) throws SQLException {
        took("writing " + calls + " calls", () -> new MillionCalls(END, calls).writeTo(dataSource));
        StatisticsReport before = rollups.report(StatisticsQuery.all());
        took("the same before anything is added up", () -> rollups.report(StatisticsQuery.all()));
        took("adding all of it up", this::sealAll);
        execute("vacuum analyze");
        equal(before, rollups.report(StatisticsQuery.all()));
        equal(calls, before.total().calls());
        out.printf(
                "%d rows of sums, %s; calls %s%n",
                number("select (select count(*) from ct_rollup)" + " + (select count(*) from ct_rollup_page)"),
                text("select pg_size_pretty("
                        + "pg_total_relation_size('ct_rollup') + pg_total_relation_size('ct_rollup_page'))"),
                text("select pg_size_pretty(pg_total_relation_size('ct_call'))"));
        measure("added up");
        took("full scan in SQL, counts and sums only", this::fullScan);
        correct(5);
        measure("5 late corrections in 5 days, not added up yet");
        took("adding the corrections up", this::sealAll);
        measure("the corrections added up");
    }

    private void measure(String state) {
        out.printf(
                "%s (%.1f processes want the machine's %d processors):%n",
                state,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        queries().forEach((name, query) -> {
            for (int i = 0; i < WARM_UP; i++) {
                rollups.report(query);
            }
            double[] millis = new double[RUNS];
            for (int i = 0; i < RUNS; i++) {
                long start = System.nanoTime();
                rollups.report(query);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(millis);
            out.printf(
                    "  %-45s best %6.1f ms, median %6.1f ms, 95 %% %6.1f ms%n",
                    name, millis[0], millis[RUNS / 2], millis[RUNS * 95 / 100]);
        });
    }

    private static Map<String, StatisticsQuery> queries() {
        StatisticsQuery all = StatisticsQuery.all();
        StatisticsQuery days = all.groupBy(Grouping.DAY).zone(KOLKATA);
        Map<String, StatisticsQuery> queries = new LinkedHashMap<>();
        queries.put("total", all);
        queries.put("by day in Asia/Kolkata", days);
        queries.put("by day in UTC", days.zone(ZoneOffset.UTC));
        queries.put("by owner", all.groupBy(Grouping.OWNER));
        queries.put("by agent", all.groupBy(Grouping.AGENT));
        queries.put("by outcome", all.groupBy(Grouping.OUTCOME));
        queries.put("one owner", all.owner("owner-7"));
        queries.put("one owner by day in Asia/Kolkata", days.owner("owner-7"));
        queries.put(
                "one week by hour in Asia/Kolkata",
                days.groupBy(Grouping.HOUR).between(END.minus(Duration.ofDays(7)), END));
        queries.put(
                "one owner's campaign (index, no sums)", all.owner("owner-7").by(CallField.CAMPAIGN, "campaign-7"));
        return queries;
    }

    private void correct(int corrections) throws SQLException {
        for (int i = 1; i <= corrections; i++) {
            StatisticsReport before = rollups.report(StatisticsQuery.all());
            execute(
                    "update ct_call set version = version + 1, talk_ms = coalesce(talk_ms, 0) + 1234 where provider_call_id = 'exec-"
                            + i * number("select count(*) / 7 from ct_call") + "'");
            StatisticsReport after = rollups.report(StatisticsQuery.all());
            equal(
                    before.total().talking().total().plusMillis(1234),
                    after.total().talking().total());
        }
    }

    private void fullScan() throws SQLException {
        text("select count(*) filter (where status = 'COMPLETED') || ' ' || sum(talk_ms) || ' ' || sum(cost_amount)"
                + " from ct_call where deleted_at is null");
    }

    private void sealAll() {
        boolean more = true;
        while (more) {
            more = rollups.sealSome();
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void took(String what, Work work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        out.printf("%s: %.0f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    private static void equal(Object expected, Object actual) {
        if (!String.valueOf(expected).equals(String.valueOf(actual))) {
            throw new AssertionError("expected " + expected + ", was " + actual);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }
}
