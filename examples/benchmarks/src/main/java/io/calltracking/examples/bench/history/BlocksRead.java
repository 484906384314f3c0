package io.calltracking.examples.bench.history;

import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Counts the blocks of 8 kB, cached or not, that PostgreSQL reads for what is asked all the time. Time depends on the machine
 * and on what is cached; a plan that reads the history shows here however fast it is.
 */
record BlocksRead(DataSource dataSource, Instant end) {
    /** What the server must be started with. */
    static final Map<String, String> SETTINGS = Map.of("shared_preload_libraries", "pg_stat_statements");

    /** An index has a level more, and the twenty rows found by it lie further apart: each may be looked up from the root. */
    private static final int MORE = 100;

    private static final String DUE =
            "update %scall set due_at = '%s' where id in (select id from %scall order by owner, id limit 100)";

    private static final String READ = """
            select coalesce(sum(shared_blks_hit + shared_blks_read), 0) as blocks
            from pg_stat_statements
            where query not like '%pg_stat_statements%'
            """;

    /**
     * The blocks that each operation reads in either store.
     *
     * @throws IllegalStateException when one reads more because there are more calls
     */
    Map<String, Object> compare(Store small, Store large) throws SQLException {
        execute("create extension if not exists pg_stat_statements");
        Map<String, Long> few = blocks(small, "small_");
        Map<String, Long> many = blocks(large, "ct_");
        Map<String, Object> told = new LinkedHashMap<>();
        List<String> growing = new ArrayList<>();
        few.forEach((operation, blocks) -> {
            long of = many.getOrDefault(operation, 0L);
            told.put(operation, List.of(blocks, of));
            System.out.println("blocks read: " + operation + " " + blocks + ", of many calls " + of);
            if (of > 2 * blocks + MORE) {
                growing.add(operation);
            }
        });
        if (!growing.isEmpty()) {
            throw new IllegalStateException("these read more because there are more calls: " + growing);
        }
        return told;
    }

    private Map<String, Long> blocks(Store store, String prefix) throws SQLException {
        execute(DUE.formatted(prefix, end.minusSeconds(1), prefix));
        execute("vacuum analyze " + prefix + "call");
        Map<String, Long> blocks = new LinkedHashMap<>();
        CallId middle = CallId.create(end.minus(Duration.ofDays(LoadedCalls.DAYS / 2)));
        for (Map.Entry<String, CallQuery> filter : FiltersRound.indexed(end).entrySet()) {
            CallQuery query = filter.getValue();
            blocks.put("page by " + filter.getKey(), read(() -> store.list(query)));
            blocks.put("page by " + filter.getKey() + ", oldest first", read(() -> store.list(query.oldest())));
            blocks.put("far page by " + filter.getKey(), read(() -> store.list(query.after(middle))));
        }
        blocks.put("open calls", read(() -> store.list(CallQuery.open())));
        blocks.put("call by id", read(() -> store.find(middle)));
        blocks.put("call by provider call id", read(() -> store.findByProviderCallId("bolna", "exec-600")));
        blocks.put("call by idempotency key", read(() -> store.findByIdempotencyKey("owner-7", "no such key")));
        blocks.put("claim of 100 due calls", read(() -> store.claimDue(100, Duration.ofSeconds(30))));
        blocks.put("claim when none is due", read(() -> store.claimDue(100, Duration.ofSeconds(30))));
        blocks.put("calls that hold slots", read(() -> store.holders(null, null, 100)));
        blocks.put("accounts whose slots are awaited", read(store::awaitedAccounts));
        return blocks;
    }

    private long read(Runnable operation) throws SQLException {
        execute("select pg_stat_statements_reset()");
        operation.run();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(READ)) {
            result.next();
            return result.getLong("blocks");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
