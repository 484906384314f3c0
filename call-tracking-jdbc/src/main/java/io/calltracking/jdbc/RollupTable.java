package io.calltracking.jdbc;

import io.calltracking.store.Block;
import io.calltracking.store.BlockPage;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sums over blocks of time. A block is one row, which whoever opens or seals it locks; the pages of a sealed block carry its
 * epoch, so those of another one are never taken for them.
 */
final class RollupTable {
    private static final String OPEN = """
            update ${prefix}rollup
            set epoch = epoch + 1, open_minutes = block_minutes, total = null
            where %s
            """;

    private static final String ADD = """
            insert into ${prefix}rollup (block_minutes, block_no, epoch, open_minutes)
            values (?, ?, 1, ?)
            """;

    private static final String SEAL = """
            update ${prefix}rollup
            set total = ?, open_minutes = null
            where block_minutes = ? and block_no = ? and epoch = ? and open_minutes is not null
            """;

    private static final String DROP_PAGES = """
            delete from ${prefix}rollup_page
            where block_minutes = ? and block_no = ?
            """;

    private static final String ADD_PAGE = """
            insert into ${prefix}rollup_page (block_minutes, block_no, epoch, page_no, content)
            values (?, ?, ?, ?, ?)
            """;

    private static final String OPEN_BLOCKS = """
            select block_minutes, block_no, epoch
            from ${prefix}rollup
            where open_minutes > 0 and (block_no + 1) * block_minutes <= ?
            order by open_minutes, block_no
            limit ?
            """;

    private final Database database;

    RollupTable(Database database) {
        this.database = database;
    }

    /** All of them in one transaction, so nobody sees one open and another not. */
    long open(Block block) {
        while (true) {
            long epoch = database.run(
                    "open block " + block,
                    false,
                    connection -> {
                        open(connection, block);
                        return epoch(connection, block);
                    },
                    addedByAnother -> 0L);
            if (epoch != 0) {
                return epoch;
            }
        }
    }

    /** Opens a block in the transaction of a change, unless that turns out to be none. */
    boolean opening(Block block, String attempted, SqlWork<Boolean> change) {
        while (true) {
            Done done = database.run(
                    attempted,
                    false,
                    connection -> {
                        boolean changed = change.run(connection);
                        if (changed) {
                            open(connection, block);
                        }
                        return changed ? Done.CHANGED : Done.NOTHING;
                    },
                    addedByAnother -> Done.AGAIN);
            if (done != Done.AGAIN) {
                return done == Done.CHANGED;
            }
        }
    }

    private enum Done {
        CHANGED,
        NOTHING,
        AGAIN
    }

    private void open(Connection connection, Block block) throws SQLException {
        List<Block> blocks = block.andLarger();
        int found = database.change(connection, database.sql(OPEN.formatted(RollupRows.are(blocks))), none -> {});
        if (found < blocks.size()) {
            Set<Block> missing = new HashSet<>(blocks);
            RollupRows.heads(database, connection, blocks).forEach(row -> missing.remove(row.block()));
            for (Block add : missing) {
                database.change(
                        connection,
                        database.sql(ADD),
                        parameters -> parameters
                                .integer(minutes(add))
                                .number(add.number())
                                .integer(minutes(add)));
            }
        }
    }

    /** The row is locked by now. */
    private long epoch(Connection connection, Block block) throws SQLException {
        return RollupRows.heads(database, connection, List.of(block)).get(0).epoch();
    }

    boolean seal(Block block, long epoch, Collection<BlockPage> pages) {
        return database.run("seal block " + block, false, connection -> {
            byte[] total = pages.stream()
                    .filter(page -> page.number() == BlockPage.TOTAL)
                    .findFirst()
                    .orElseThrow()
                    .content();
            boolean sealed = database.change(
                            connection,
                            database.sql(SEAL),
                            parameters -> parameters
                                    .bytes(total)
                                    .integer(minutes(block))
                                    .number(block.number())
                                    .number(epoch))
                    == 1;
            if (sealed) {
                replacePages(connection, block, epoch, pages);
            }
            return sealed;
        });
    }

    private void replacePages(Connection connection, Block block, long epoch, Collection<BlockPage> pages)
            throws SQLException {
        database.change(
                connection,
                database.sql(DROP_PAGES),
                parameters -> parameters.integer(minutes(block)).number(block.number()));
        try (PreparedStatement statement = connection.prepareStatement(database.sql(ADD_PAGE))) {
            for (BlockPage page : pages) {
                if (page.number() != BlockPage.TOTAL) {
                    database.parameters(statement)
                            .integer(minutes(block))
                            .number(block.number())
                            .number(epoch)
                            .integer(page.number())
                            .bytes(page.content());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    List<KnownBlock> known(Collection<Block> blocks, Collection<PageRange> pages) {
        List<KnownBlock> known = new ArrayList<>();
        for (List<Block> some : RollupRows.portions(blocks)) {
            known.addAll(RollupRows.known(database.list(
                    "read sums", database.sql(RollupRows.select(some, pages)), none -> {}, RollupRows::read)));
        }
        return known;
    }

    Map<Block, Long> sealed(Collection<Block> blocks) {
        Map<Block, Long> sealed = new HashMap<>();
        for (List<Block> some : RollupRows.portions(blocks)) {
            database.list(
                            "look which blocks are sealed",
                            database.sql(RollupRows.selectSealed(some)),
                            none -> {},
                            row -> Map.entry(RollupRows.block(row), row.number("epoch")))
                    .forEach(block -> sealed.put(block.getKey(), block.getValue()));
        }
        return sealed;
    }

    List<KnownBlock> open(Instant ended, int max) {
        return database.list(
                "look for open blocks",
                database.sql(OPEN_BLOCKS),
                parameters -> parameters
                        .number(Duration.between(Instant.EPOCH, ended).toMinutes())
                        .integer(max),
                row -> KnownBlock.open(RollupRows.block(row), row.number("epoch")));
    }

    static int minutes(Block block) {
        return Math.toIntExact(block.size().length().toMinutes());
    }
}
