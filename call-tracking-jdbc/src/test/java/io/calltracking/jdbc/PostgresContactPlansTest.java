package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.campaign.SkipReason;
import io.calltracking.campaign.Suppression;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked all the time costs the same however many contacts are done, live, not due or somewhere else. */
class PostgresContactPlansTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final PostgreSqlDialect DIALECT = new PostgreSqlDialect();
    private static final String SMALL_CAMPAIGN = "small";
    private static final String PLACE = SampleContact.PLACE;
    private static final int MAX = 50;

    /** Of 8 kB. A claim of 50 reads about two for each contact; the table has many thousands. */
    private static final int FEW_BLOCKS = 300;

    private static final Duration LATER = Duration.ofHours(1);
    private static final Duration EARLIER = Duration.ofHours(-1);

    private static final String INSERT = """
            insert into ct_contact (campaign, number, version, phone, place, variables, consent, status, tries, attempts,
                due_at, updated_at, queue, waits_in)
            select ?, i, 1, '+91' || (7000000000 + i), ?, '{}', '{}', ?, ?, ?, ?, now(), ?, ?
            from generate_series(?, ?) i
            """;

    private static final Pattern BLOCKS = Pattern.compile("Buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

    private static Postgres postgres;
    private static Database database;
    private static Connection connection;
    private static JdbcStore store;

    /** Ten of the contacts can be called again, ten for the first time, ten can be followed; all others are in the way. */
    @BeforeAll
    static void fillTables() throws Exception {
        postgres = Postgres.start();
        DataSource dataSource = postgres.emptySchema();
        store = JdbcStore.builder(dataSource)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
        database = new Database(dataSource, DIALECT, Prefix.DEFAULT);
        connection = dataSource.getConnection();
        insert(SMALL_CAMPAIGN, 1, 5_000, "COMPLETED", 1, null, PLACE);
        insert(1, 40_000, "COMPLETED", 1, null, PLACE);
        insert(40_001, 50_000, "LIVE", 1, LATER, PLACE);
        insert(50_001, 80_000, "PENDING", 0, LATER, PLACE);
        insert(80_001, 90_000, "PENDING", 1, LATER, PLACE);
        insert(90_001, 110_000, "PENDING", 0, EARLIER, "US America/New_York");
        insert(110_001, 120_000, "PENDING", 1, EARLIER, "US America/New_York");
        insert(120_001, 120_010, "PENDING", 0, EARLIER, PLACE);
        insert(120_011, 120_020, "PENDING", 1, EARLIER, PLACE);
        insert(120_021, 120_030, "LIVE", 1, EARLIER, PLACE);
        run("insert into ct_suppression (owner, number, since_at)"
                + " select case when i % 2 = 0 then 'a' else '' end, '+91' || (8000000000 + i), now()"
                + " from generate_series(1, 50000) i");
        run("vacuum analyze ct_contact");
        run("vacuum analyze ct_suppression");
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        postgres.close();
    }

    @Test
    void claimToCall() throws Exception {
        for (Queue queue : List.of(Queue.AGAIN, Queue.FIRST)) {
            assertCheap(
                    "Index Scan using ct_contact_to_call",
                    ContactClaims.lockToCall(DIALECT, queue),
                    parameters -> parameters
                            .text(SampleContact.CAMPAIGN)
                            .text(PLACE)
                            .time(NOW)
                            .integer(MAX));
        }
    }

    @Test
    void claimToFollow() throws Exception {
        assertCheap(
                "Index Scan using ct_contact_to_follow",
                ContactClaims.lockToFollow(DIALECT),
                parameters -> parameters.text(SampleContact.CAMPAIGN).time(NOW).integer(MAX));
    }

    @Test
    void skip() throws Exception {
        for (Queue queue : List.of(Queue.AGAIN, Queue.FIRST)) {
            assertCheap(
                    "using ct_contact_to_call",
                    ContactSteps.lockPending(DIALECT, queue, null),
                    parameters -> parameters.text(SampleContact.CAMPAIGN).integer(MAX));
            assertCheap(
                    "using ct_contact_to_call",
                    ContactSteps.lockPending(DIALECT, queue, PLACE),
                    parameters ->
                            parameters.text(SampleContact.CAMPAIGN).text(PLACE).integer(MAX));
        }
    }

    @Test
    void nextPlace() throws Exception {
        assertCheap(
                "Index Only Scan using ct_contact_to_call",
                ContactTable.nextPlace(Queue.FIRST, null),
                parameters -> parameters.text(SampleContact.CAMPAIGN));
        assertCheap(
                "Index Only Scan using ct_contact_to_call",
                ContactTable.nextPlace(Queue.FIRST, PLACE),
                parameters -> parameters.text(SampleContact.CAMPAIGN).text(PLACE));
        assertCheap(
                "Index Only Scan using ct_contact_to_call",
                ContactTable.nextPlace(Queue.AGAIN, null),
                parameters -> parameters.text("a campaign with nobody to call"));
    }

    @Test
    void contactByPhone() throws Exception {
        assertCheap(
                "Index Scan using ct_contact_phone",
                ContactTable.SELECT + "where campaign = ? and phone = ?",
                parameters -> parameters.text(SampleContact.CAMPAIGN).text("+917000100000"));
    }

    @Test
    void suppressedNumbers() throws Exception {
        assertCheap("ct_suppression_id", SuppressionTable.suppressed(20), parameters -> {
            parameters.text("a").text(Suppression.EVERYBODY);
            for (String number : Collections.nCopies(20, "+918000000007")) {
                parameters.text(number);
            }
        });
    }

    @Test
    void countsReadOneCampaign() throws Exception {
        assertThat(plan(ContactTable.COUNTS, parameters -> parameters.text(SMALL_CAMPAIGN)))
                .contains("Scan on ct_contact_id")
                .doesNotContain("Seq Scan");
    }

    @Test
    void countOfTheLiveReadsNobodyElse() throws Exception {
        assertThat(plan(ContactTable.LIVE, parameters -> parameters.text(SampleContact.CAMPAIGN)))
                .contains("ct_contact_live")
                .doesNotContain("Seq Scan");
        insert("almost over", 1, 20_000, "COMPLETED", 1, LATER, PLACE);
        insert("almost over", 20_001, 20_010, "LIVE", 1, LATER, PLACE);

        assertCheap("ct_contact_live", ContactTable.LIVE, parameters -> parameters.text("almost over"));
    }

    @Test
    void howAContactStands() throws Exception {
        assertCheap(
                "ct_contact_id",
                ContactTable.STANDING,
                parameters -> parameters
                        .text(SampleContact.CAMPAIGN)
                        .text(SampleContact.CAMPAIGN)
                        .text(SampleContact.CAMPAIGN)
                        .number(120_025L));
    }

    /** A planner knows nothing of it, and takes it for one contact. */
    @Test
    void campaignThatIsNotInTheStatisticsCostsNoMore() throws Exception {
        String campaign = "made since the last analyze";
        insert(campaign, 1, 20_000, "PENDING", 0, LATER, PLACE);
        assertCheap(
                "ct_contact_to_call",
                ContactClaims.lockToCall(DIALECT, Queue.FIRST),
                parameters -> parameters.text(campaign).text(PLACE).time(NOW).integer(MAX));
        assertCheap(
                "ct_contact_to_call",
                ContactTable.nextPlace(Queue.FIRST, null),
                parameters -> parameters.text(campaign));
        assertCheap(
                "ct_contact_id",
                ContactTable.SELECT + "where campaign = ? and number = ? and version = 1",
                parameters -> parameters.text(campaign).number(7L));
    }

    @Test
    void claimsGiveThoseWhoAreDueHere() {
        assertThat(store.claimToCall(SampleContact.CAMPAIGN, PLACE, MAX, Duration.ofSeconds(30)))
                .hasSize(20);
        assertThat(store.claimToFollow(SampleContact.CAMPAIGN, MAX, Duration.ofSeconds(30)))
                .hasSize(10);
        assertThat(store.skipContacts(SampleContact.CAMPAIGN, "nowhere", SkipReason.STOPPED, MAX))
                .isZero();
    }

    private static void insert(int first, int last, String status, int attempts, @Nullable Duration due, String place)
            throws SQLException {
        insert(SampleContact.CAMPAIGN, first, last, status, attempts, due, place);
    }

    private static void insert(
            String campaign, int first, int last, String status, int attempts, @Nullable Duration due, String place)
            throws SQLException {
        @Nullable
        String queue = status.equals("PENDING") ? attempts > 0 ? "AGAIN" : "FIRST" : due == null ? null : "FOLLOW";
        database.change(
                connection,
                INSERT,
                parameters -> parameters
                        .text(campaign)
                        .text(place)
                        .text(status)
                        .integer(attempts)
                        .integer(attempts)
                        .time(due == null ? null : NOW.plus(due))
                        .text(queue)
                        .text(queue == null ? null : campaign)
                        .integer(first)
                        .integer(last));
    }

    private static void run(String sql) throws SQLException {
        database.change(connection, sql, parameters -> {});
    }

    private static void assertCheap(String index, String sql, Database.Binding binding) throws SQLException {
        String plan = plan(sql, binding);
        assertThat(plan).contains(index).doesNotContain("Seq Scan").doesNotContain("Sort");
        assertThat(blocks(plan)).as(plan).isBetween(1, FEW_BLOCKS);
    }

    /** Of the whole statement: its line comes first. */
    private static int blocks(String plan) {
        Matcher blocks = BLOCKS.matcher(plan);
        assertThat(blocks.find()).as(plan).isTrue();
        return number(blocks.group(1)) + number(blocks.group(2));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** As it was executed, without a trace: what it locks is let go with the transaction. */
    private static String plan(String sql, Database.Binding binding) throws SQLException {
        return String.join(
                "\n",
                database.rows(
                        connection,
                        "explain (analyze, buffers) " + database.sql(sql),
                        binding,
                        row -> row.text("QUERY PLAN")));
    }
}
