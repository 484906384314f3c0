package io.calltracking.statistics;

import io.calltracking.store.BlockPage;
import io.calltracking.store.CountedCall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** All sums over one block: over its calls, and over those of each word in each dimension. Not thread-safe. */
final class Cells {
    /** The first byte of each page; another number for another form. */
    private static final int FORM = 1;

    private final Tally total = new Tally();
    private final Map<Dimension, Map<String, Tally>> byWord = new EnumMap<>(Dimension.class);
    private final Map<Dimension, Tally> wordless = new EnumMap<>(Dimension.class);

    void add(CountedCall call) {
        total.add(call);
        for (Dimension dimension : Dimension.values()) {
            tally(dimension, dimension.word(call)).add(call);
        }
    }

    /** Adds the sums of a part of the block. */
    void add(List<BlockPage> pages) {
        for (BlockPage page : pages) {
            for (Cell cell : read(page, (dimension, word) -> true)) {
                cell.addTo(cell.dimension() == null ? total : tally(cell.dimension(), cell.word()));
            }
        }
    }

    private Tally tally(Dimension dimension, @Nullable String word) {
        return word == null
                ? wordless.computeIfAbsent(dimension, none -> new Tally())
                : byWord.computeIfAbsent(dimension, none -> new HashMap<>()).computeIfAbsent(word, none -> new Tally());
    }

    /** The sums as they are stored. */
    List<BlockPage> pages() {
        Map<Dimension, List<Cell>> cells = new EnumMap<>(Dimension.class);
        byWord.forEach((dimension, words) -> words.forEach((word, tally) ->
                cells.computeIfAbsent(dimension, none -> new ArrayList<>()).add(Cell.of(dimension, word, tally))));
        wordless.forEach((dimension, tally) ->
                cells.computeIfAbsent(dimension, none -> new ArrayList<>()).add(Cell.of(dimension, null, tally)));
        boolean few = cells.values().stream().mapToInt(Cells::size).sum() <= PageLayout.FEW;
        Map<Integer, ByteWriter> pages = new TreeMap<>();
        total.write(page(pages, BlockPage.TOTAL));
        cells.forEach((dimension, words) -> {
            int parts = PageLayout.parts(size(words));
            for (Cell cell : words) {
                int number = few ? PageLayout.EVERYTHING : PageLayout.number(dimension, parts, cell.word());
                page(pages, number)
                        .number(dimension.code())
                        .textOrNull(cell.word())
                        .bytes(cell.tally());
            }
        });
        return pages.entrySet().stream()
                .map(page -> BlockPage.of(page.getKey(), page.getValue().toBytes()))
                .toList();
    }

    private static ByteWriter page(Map<Integer, ByteWriter> pages, int number) {
        return pages.computeIfAbsent(number, none -> new ByteWriter().number(FORM));
    }

    private static int size(List<Cell> cells) {
        return cells.stream().mapToInt(cell -> cell.tally().length).sum();
    }

    /** Whether this version of the library can read a page. */
    static boolean isReadable(BlockPage page) {
        return new ByteReader(page.content()).number() == FORM;
    }

    /**
     * The sums on a page.
     *
     * @param wanted which of those by dimension and word
     */
    static List<Cell> read(BlockPage page, BiPredicate<Dimension, @Nullable String> wanted) {
        ByteReader from = new ByteReader(page.content());
        from.number();
        if (page.number() == BlockPage.TOTAL) {
            return List.of(new Cell(null, null, from.rest()));
        }
        List<Cell> cells = new ArrayList<>();
        while (from.hasMore()) {
            Dimension dimension = Dimension.of(from.integer());
            String word = from.textOrNull();
            if (wanted.test(dimension, word)) {
                cells.add(new Cell(dimension, word, from.bytes()));
            } else {
                from.skip(from.integer());
            }
        }
        return cells;
    }
}
