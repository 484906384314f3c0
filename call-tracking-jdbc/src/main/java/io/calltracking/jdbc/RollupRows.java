package io.calltracking.jdbc;

import io.calltracking.store.Block;
import io.calltracking.store.BlockPage;
import io.calltracking.store.BlockSize;
import io.calltracking.store.KnownBlock;
import io.calltracking.store.PageRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks and pages. One statement reads both, so they are of one moment. The numbers of blocks and pages are a part of
 * the SQL: there may be a thousand, and they are never anybody's input.
 */
final class RollupRows {
    private static final int MOST = 1000;

    private static final String HEADS = """
            select block_minutes, block_no, epoch, 0 as page_no, total as content
            from ${prefix}rollup
            where %s""";

    private static final String SEALED = """
            select block_minutes, block_no, epoch
            from ${prefix}rollup
            where %s and open_minutes is null""";

    private static final String PAGES = """
            select block_minutes, block_no, epoch, page_no, content
            from ${prefix}rollup_page
            where %s and (%s)""";

    private RollupRows() {}

    /** So many blocks at a time as are asked for in one statement. */
    static List<List<Block>> portions(Collection<Block> blocks) {
        List<Block> all = List.copyOf(blocks);
        List<List<Block>> portions = new ArrayList<>();
        for (int i = 0; i < all.size(); i += MOST) {
            portions.add(all.subList(i, Math.min(all.size(), i + MOST)));
        }
        return portions;
    }

    /**
     * A row of either table.
     *
     * @param page null for an open block
     */
    record Found(Block block, long epoch, @Nullable BlockPage page) {}

    static Found read(Row row) throws SQLException {
        byte[] content = row.bytesOrNull("content");
        return new Found(
                block(row),
                row.number("epoch"),
                content == null ? null : BlockPage.of(row.integer("page_no"), content));
    }

    static Block block(Row row) throws SQLException {
        Duration length = Duration.ofMinutes(row.integer("block_minutes"));
        BlockSize size = Stream.of(BlockSize.values())
                .filter(candidate -> candidate.length().equals(length))
                .findFirst()
                .orElseThrow();
        return new Block(size, row.number("block_no"));
    }

    static List<Found> heads(Database database, Connection connection, List<Block> blocks) throws SQLException {
        return database.rows(connection, database.sql(select(blocks, List.of())), none -> {}, RollupRows::read);
    }

    /** The blocks, each with its own pages only: others are of an epoch that is over. */
    static List<KnownBlock> known(List<Found> rows) {
        Map<Block, Found> heads = new LinkedHashMap<>();
        rows.stream().filter(RollupRows::isHead).forEach(head -> heads.put(head.block(), head));
        Map<Block, List<BlockPage>> pages = rows.stream()
                .filter(row -> row.page() != null)
                .filter(row -> isOf(row, Objects.requireNonNull(heads.get(row.block()))))
                .collect(Collectors.groupingBy(
                        Found::block,
                        Collectors.mapping(row -> Objects.requireNonNull(row.page()), Collectors.toList())));
        return heads.values().stream()
                .map(head -> new KnownBlock(head.block(), head.epoch(), pages.getOrDefault(head.block(), List.of())))
                .toList();
    }

    private static boolean isHead(Found row) {
        BlockPage page = row.page();
        return page == null || page.number() == BlockPage.TOTAL;
    }

    private static boolean isOf(Found page, Found head) {
        return head.page() != null && head.epoch() == page.epoch();
    }

    static String select(Collection<Block> blocks, Collection<PageRange> pages) {
        String numbers = pages.stream()
                .map(range -> "page_no between " + range.first() + " and " + range.last())
                .collect(Collectors.joining(" or "));
        return bySize(blocks).values().stream()
                .flatMap(same -> Stream.of(
                        HEADS.formatted(areOfOneSize(same)),
                        numbers.isEmpty() ? "" : PAGES.formatted(areOfOneSize(same), numbers)))
                .filter(select -> !select.isEmpty())
                .collect(Collectors.joining("\nunion all\n"));
    }

    static String selectSealed(Collection<Block> blocks) {
        return bySize(blocks).values().stream()
                .map(same -> SEALED.formatted(areOfOneSize(same)))
                .collect(Collectors.joining("\nunion all\n"));
    }

    /** The condition that a row is of one of the blocks. */
    static String are(Collection<Block> blocks) {
        return bySize(blocks).values().stream()
                .map(RollupRows::areOfOneSize)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String areOfOneSize(List<Block> blocks) {
        return blocks.stream()
                .map(block -> Long.toString(block.number()))
                .collect(Collectors.joining(
                        ", ", "block_minutes = " + RollupTable.minutes(blocks.get(0)) + " and block_no in (", ")"));
    }

    private static Map<BlockSize, List<Block>> bySize(Collection<Block> blocks) {
        return blocks.stream().collect(Collectors.groupingBy(Block::size, TreeMap::new, Collectors.toList()));
    }
}
