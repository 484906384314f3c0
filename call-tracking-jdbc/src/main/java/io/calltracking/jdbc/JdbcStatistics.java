package io.calltracking.jdbc;

import io.calltracking.CallFilter;
import io.calltracking.CallId;
import io.calltracking.store.Block;
import io.calltracking.store.BlockPage;
import io.calltracking.store.CallVersion;
import io.calltracking.store.CountedCall;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import io.calltracking.store.Statistics;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls as statistics see them; their sums are in {@link RollupTable}. */
final class JdbcStatistics implements Statistics {
    private static final String SELECT = """
            select %s
            from ${prefix}call
            """.formatted(CountedColumns.NAMES);

    private final Database database;
    private final RollupTable rollups;

    JdbcStatistics(Database database) {
        this.database = database;
        this.rollups = new RollupTable(database);
    }

    @Override
    public List<CountedCall> counted(CallFilter filter, @Nullable CallId after, int max) {
        CallConditions conditions = CallConditions.of(filter, database.dialect());
        conditions.id("> ?", after);
        return database.list(
                "read calls to count them",
                database.sql(SELECT + conditions.where() + " order by id limit ?"),
                parameters -> {
                    conditions.bind(parameters);
                    parameters.integer(max);
                },
                CountedColumns::read);
    }

    @Override
    public Optional<CallId> firstUncounted(CallId from) {
        return database.one(
                "look for calls that changed since they were counted",
                database.sql(database.dialect().state().firstUncounted()),
                parameters -> parameters.id(from),
                row -> new CallId(row.id("id")));
    }

    @Override
    public void markCounted(Collection<CallVersion> calls) {
        String sql = database.sql(database.dialect().state().markCounted());
        database.run("mark calls as counted", false, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (CallVersion call : calls) {
                    database.parameters(statement).id(call.id()).number(call.version());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    @Override
    public long open(Block block) {
        return rollups.open(block);
    }

    @Override
    public boolean seal(Block block, long epoch, Collection<BlockPage> pages) {
        return rollups.seal(block, epoch, pages);
    }

    @Override
    public List<KnownBlock> known(Collection<Block> blocks, Collection<PageRange> pages) {
        return rollups.known(blocks, pages);
    }

    @Override
    public Map<Block, Long> sealed(Collection<Block> blocks) {
        return rollups.sealed(blocks);
    }

    @Override
    public List<KnownBlock> open(Instant ended, int max) {
        return rollups.open(ended, max);
    }
}
