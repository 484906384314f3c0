package io.calltracking.statistics;

import io.calltracking.store.BlockPage;
import io.calltracking.store.CountedCall;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
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
            if (page.number() == BlockPage.TOTAL) {
                readTotal(page, total);
            } else {
                read(page, this::tally);
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
                cells.computeIfAbsent(dimension, none -> new ArrayList<>()).add(Cell.of(word, tally))));
        wordless.forEach((dimension, tally) ->
                cells.computeIfAbsent(dimension, none -> new ArrayList<>()).add(Cell.of(null, tally)));
        boolean few = cells.values().stream().mapToInt(Cells::size).sum() <= PageLayout.FEW;
        Map<Integer, ByteWriter> pages = new TreeMap<>();
        total.write(page(pages, BlockPage.TOTAL));
        cells.forEach((dimension, words) -> {
            int parts = PageLayout.parts(size(words));
            for (Cell cell : words) {
                int number = few ? PageLayout.EVERYTHING : PageLayout.number(dimension, parts, cell.word());
                cell.write(page(pages, number), dimension);
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

    /** Adds the sum over all calls. */
    static void readTotal(BlockPage page, Tally to) {
        ByteReader from = new ByteReader(page.content());
        from.number();
        to.read(from);
    }

    /**
     * Adds the sums on a page.
     *
     * @param to says to what each is added; null to leave it out
     */
    static void read(BlockPage page, BiFunction<Dimension, @Nullable String, @Nullable Tally> to) {
        ByteReader from = new ByteReader(page.content());
        from.number();
        while (from.hasMore()) {
            Dimension dimension = Dimension.of(from.integer());
            Tally tally = to.apply(dimension, from.textOrNull());
            int length = from.integer();
            if (tally == null) {
                from.skip(length);
            } else {
                tally.read(from);
            }
        }
    }

    /** A sum as it is stored. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cell(@Nullable String word, byte[] tally) {
        static Cell of(@Nullable String word, Tally tally) {
            ByteWriter bytes = new ByteWriter();
            tally.write(bytes);
            return new Cell(word, bytes.toBytes());
        }

        void write(ByteWriter to, Dimension dimension) {
            to.number(dimension.code()).textOrNull(word).bytes(tally);
        }
    }
}
