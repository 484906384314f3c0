package io.calltracking.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.Call;
import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.Pool;
import io.calltracking.Turn;
import io.calltracking.store.Block;
import io.calltracking.store.BlockSize;
import io.calltracking.store.CallVersion;
import io.calltracking.store.FinishedCheck;
import io.calltracking.store.PageRange;
import io.calltracking.store.ParkedWebhook;
import io.calltracking.store.Store;
import io.calltracking.store.WaitingPage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is asked of calls all the time goes by an index, sorts nothing, and reads as much of a long history as of a short one.
 * Judged by the blocks read, not by time. {@code -Dcalltracking.history=1000000} makes the long one longer.
 */
class PostgresCallPlansTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");
    private static final int SHORT = 3_000;
    private static final int LONG = Integer.getInteger("calltracking.history", 60_000);
    private static final int PAGE = 20;

    /** A longer history has deeper indexes, and rows of a page that lie further apart: each may be looked up from the root. */
    private static final int DEEPER = 5 * PAGE;

    private static final Pattern BLOCKS = Pattern.compile("Buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

    /** Copies of a call, a second apart, the last of them now: over, never due, and counted. */
    private static final String COPY = """
            insert into ct_call
            select copy.*
            from ct_call sample cross join generate_series(1, %d) as numbers(n)
            cross join lateral jsonb_populate_record(sample, jsonb_build_object(
                'id', lpad(to_hex(%d - n * 1000::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
                    || '8' || substr(md5(n::text), 4, 15),
                'owner', 'owner-' || n %% 20, 'contact', 'contact-' || n %% (%d / 50), 'agent', 'agent-' || n %% 50,
                'campaign', 'campaign-' || n %% 30, 'run_id', 'run-' || n %% 70,
                'to_number', '+9198' || n %% (%d / 50), 'from_number', '+9199' || n %% 7,
                'idempotency_key', 'key-' || n, 'provider_call_id', 'exec-' || n,
                'status', (array['COMPLETED', 'BUSY', 'FAILED'])[1 + n %% 3], 'due_at', null, 'carried_version', null)) as copy
            """;

    private static final String PARK = """
            insert into ct_inbox (id, provider, provider_call_id, dedupe_key, body, received_at)
            select gen_random_uuid(), 'bolna', 'unknown-' || n, 'key', '', '%s'
            from generate_series(1, %d) as numbers(n)
            """;

    private static Postgres postgres;
    private static History few;
    private static History many;

    /** A store over so many calls, of which two are open and due, and as many webhooks about calls that nobody knows. */
    private record History(int calls, Explaining explaining, Store store) {}

    /** What is asked; each time by another name. */
    private final Map<String, Consumer<Store>> operations = new LinkedHashMap<>();

    @BeforeAll
    static void fill() throws Exception {
        postgres = Postgres.start();
        few = history(SHORT);
        many = history(LONG);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    private static History history(int calls) throws SQLException {
        DataSource dataSource = postgres.emptySchema();
        JdbcStore.create(dataSource).create(SampleCall.creationFor("sample", NOW.minusMillis(1)));
        Explaining explaining = new Explaining(dataSource);
        Store store = JdbcStore.builder(explaining.dataSource())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .build();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(COPY.formatted(calls, NOW.toEpochMilli(), calls, calls));
            statement.execute("update ct_call set to_number = 'open' where provider_call_id = 'sample'");
            statement.execute("update ct_call_state set counted_version = version");
            statement.execute(PARK.formatted(NOW, calls));
            statement.execute("vacuum analyze ct_call");
            statement.execute("vacuum analyze ct_call_state");
            statement.execute("vacuum analyze ct_inbox");
        }
        JdbcStore.create(dataSource).create(SampleCall.creationFor("open-1", NOW));
        return new History(calls, explaining, store);
    }

    @Test
    void pagesByEachFilter() {
        CallQuery page = CallQuery.all().limit(PAGE);
        CallId far = CallId.create(NOW.minusSeconds(SHORT / 2));
        Map<String, CallQuery> filters = new LinkedHashMap<>();
        filters.put("none", page);
        filters.put("owner", page.owner("owner-7"));
        filters.put("contact", page.contact("contact-7"));
        filters.put("agent", page.agent("agent-7"));
        filters.put("campaign", page.campaign("campaign-7"));
        filters.put("run id", page.runId("run-7"));
        filters.put("number of few calls", page.number("+91987"));
        filters.put("number of many calls", page.number("+91995"));
        filters.put("status", page.statuses(Set.of(CallStatus.BUSY)));
        filters.put("time", page.createdFrom(NOW.minusSeconds(900)).createdBefore(NOW.minusSeconds(100)));
        filters.put("nobody's", page.contact("nobody"));
        filters.forEach((name, query) -> {
            operations.put("page by " + name, store -> store.list(query));
            operations.put("page by " + name + ", oldest first", store -> store.list(query.oldest()));
            operations.put("far page by " + name, store -> store.list(query.after(far)));
        });
        operations.put("open calls", store -> store.list(CallQuery.open().limit(PAGE)));
        readAsMuchOfManyCallsAsOfFew();
    }

    @Test
    void oneCallAndItsLog() {
        operations.put("by provider call id", store -> found(store));
        operations.put("by id", store -> store.find(found(store).id()));
        operations.put("by idempotency key", store -> store.findByIdempotencyKey("owner-7", "key-7"));
        operations.put("log", store -> store.events(found(store).id()));
        operations.put("last check", store -> store.lastCheck(found(store).id()));
        operations.put(
                "change",
                store -> store.apply(
                        SampleCall.change(found(store), NOW, UUID.randomUUID().toString())));
        readAsMuchOfManyCallsAsOfFew();
    }

    private static Call found(Store store) {
        return store.findByProviderCallId("bolna", "open-1").orElseThrow();
    }

    @Test
    void claimsOfDueCalls() {
        operations.put(
                "claim",
                store -> assertThat(store.claimDue(100, Duration.ofSeconds(30))).hasSize(2));
        operations.put("claim when none is due", store -> store.claimDue(100, Duration.ofSeconds(30)));
        readAsMuchOfManyCallsAsOfFew();
        for (History history : List.of(few, many)) {
            Store later = JdbcStore.builder(history.explaining().dataSource())
                    .clock(Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC))
                    .build();
            List<FinishedCheck> finished = later.claimDue(100, Duration.ofSeconds(30)).stream()
                    .map(claim -> new FinishedCheck(claim, null, NOW))
                    .toList();
            List<String> plans = history.explaining()
                    .plansOf(() -> assertThat(later.finish(finished)).isEqualTo(2));
            plans.forEach(PostgresCallPlansTest::goesByAnIndex);
        }
    }

    /** Of a pool there are no more holders than its cap, so they may be sorted. */
    @Test
    void slotsAndTurns() {
        CallId middle = CallId.create(NOW.minusSeconds(SHORT / 2));
        for (Pool pool : List.of(Pool.owner("owner-7"), Pool.account("bolna"), Pool.campaign("campaign-7"))) {
            operations.put("taken places of " + pool, store -> store.takenPlaces(pool));
            operations.put("holders of " + pool, store -> store.holders(pool, null, PAGE));
            operations.put("later holders of " + pool, store -> store.holders(pool, middle, PAGE));
        }
        operations.put("all holders", store -> store.holders(null, null, PAGE));
        operations.put("awaited accounts", Store::awaitedAccounts);
        operations.put("who waits", store -> store.waiting(WaitingPage.first("bolna", PAGE)));
        operations.put("how many wait before", store -> store.waitingBefore(new Turn("bolna", 1, 7), middle));
        operations.put("next turn", store -> store.nextTurn("bolna", 1, "owner-7"));
        readAsMuchOfManyCallsAsOfFew(PostgresCallPlansTest::goesByAnIndex);
    }

    @Test
    void inbox() {
        ParkedWebhook webhook = new ParkedWebhook(UUID.randomUUID(), "bolna", "exec-7", "key", "", NOW);
        operations.put("park", store -> store.park(webhook));
        operations.put("parked", store -> store.parked("bolna", "exec-7"));
        operations.put("unpark", store -> store.unpark(webhook.id()));
        operations.put("drop", store -> store.dropParkedBefore(NOW.minusSeconds(9)));
        readAsMuchOfManyCallsAsOfFew(plan -> assertThat(plan).doesNotContain("Seq Scan"));
    }

    @Test
    void statistics() {
        Block quarter = Block.at(BlockSize.QUARTER_HOUR, NOW.minusSeconds(1800));
        operations.put("first uncounted", store -> store.statistics().firstUncounted(quarter.firstId()));
        operations.put(
                "calls of a quarter of an hour",
                store -> store.statistics().counted(CallFilter.ALL.created(quarter.from(), quarter.end()), null, 1000));
        operations.put(
                "mark",
                store -> store.statistics()
                        .markCounted(store
                                .statistics()
                                .counted(CallFilter.ALL.created(NOW.minusSeconds(9), NOW.minusSeconds(3)), null, 5)
                                .stream()
                                .map(call -> new CallVersion(call.id(), call.version()))
                                .toList()));
        operations.put("open a block", store -> store.statistics().open(quarter));
        operations.put("open blocks", store -> store.statistics().open(NOW, 100));
        operations.put("known blocks", store -> store.statistics().known(quarter.andLarger(), PageRange.ALL));
        operations.put("sealed blocks", store -> store.statistics().sealed(quarter.andLarger()));
        operations.forEach((name, operation) -> assertThat(blocks(many, operation))
                .as("%s of %d calls", name, LONG)
                .isLessThanOrEqualTo(2 * blocks(few, operation) + DEEPER));
    }

    private void readAsMuchOfManyCallsAsOfFew() {
        readAsMuchOfManyCallsAsOfFew(plan -> {
            goesByAnIndex(plan);
            sortsNothing(plan);
        });
    }

    private void readAsMuchOfManyCallsAsOfFew(ThrowingConsumer<String> check) {
        operations.forEach((name, operation) -> {
            int ofFew = blocks(few, operation);
            List<String> plans = many.explaining().plansOf(() -> operation.accept(many.store()));
            assertThat(plans).as(name).isNotEmpty().allSatisfy(check);
            int ofMany = blocks(plans);
            System.out.println(name + ": " + ofFew + " blocks of " + SHORT + " calls, " + ofMany + " of " + LONG);
            assertThat(ofMany).as("%s: %s", name, plans).isLessThanOrEqualTo(2 * ofFew + DEEPER);
        });
    }

    private static void goesByAnIndex(String plan) {
        assertThat(plan).doesNotContain("Seq Scan on ct_call", "Seq Scan on ct_event");
    }

    /** Unless it is two pages, what both sides of a number have. */
    private static void sortsNothing(String plan) {
        if (!plan.contains("of_either_side")) {
            assertThat(plan).doesNotContain("Sort Key");
        }
    }

    private static int blocks(History history, Consumer<Store> operation) {
        return blocks(history.explaining().plansOf(() -> operation.accept(history.store())));
    }

    /** Of whole statements: their lines come first. */
    private static int blocks(List<String> plans) {
        List<Integer> blocks = new ArrayList<>();
        for (String plan : plans) {
            Matcher found = BLOCKS.matcher(plan);
            blocks.add(found.find() ? number(found.group(1)) + number(found.group(2)) : 0);
        }
        return blocks.stream().mapToInt(Integer::intValue).sum();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Fields without an index are named here, so that a new one is not forgotten. */
    @Test
    void eachFieldHasAnIndexButTheOutcome() {
        for (CallField field : CallField.values()) {
            String plan = String.join(
                    "\n",
                    many.explaining()
                            .plansOf(() -> many.store().list(CallQuery.all().by(field, "nobody's"))));
            if (field == CallField.OUTCOME) {
                assertThat(plan).contains("outcome");
            } else {
                goesByAnIndex(plan);
                assertThat(blocks(List.of(plan))).as(plan).isLessThan(DEEPER);
            }
        }
    }
}
