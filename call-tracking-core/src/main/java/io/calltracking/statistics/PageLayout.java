package io.calltracking.statistics;

import io.calltracking.store.PageRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On which pages of a block the sums by dimension and word are. Few of them are on one page. Many have pages of their own for
 * each dimension, 1, 4, 16 or 64, as they fill them, and the hash of the word says on which one it is. So who wants one word
 * reads one page of it, whichever way it was written, and small blocks have few pages.
 */
final class PageLayout {
    /** All sums, where they are few. */
    static final int EVERYTHING = 1;

    /** So many bytes of sums are few. */
    static final int FEW = 4096;

    /** Bytes that a page of a dimension should not exceed, unless one word alone does. */
    private static final int FULL = 2048;

    private static final int PER_DIMENSION = 128;
    private static final List<Integer> PARTS = List.of(1, 4, 16, 64);

    private PageLayout() {}

    /** In how many parts so many bytes of one dimension are written. */
    static int parts(int bytes) {
        return PARTS.stream().filter(parts -> bytes <= parts * FULL).findFirst().orElse(PARTS.get(PARTS.size() - 1));
    }

    /** The page of a word. */
    static int number(Dimension dimension, int parts, @Nullable String word) {
        int part = word == null ? 0 : Math.floorMod(word.hashCode(), parts);
        return first(dimension) + parts + part;
    }

    /** Where a word may be. */
    static List<PageRange> of(Dimension dimension, @Nullable String word) {
        List<PageRange> ranges = new ArrayList<>(List.of(PageRange.only(EVERYTHING)));
        PARTS.forEach(parts -> ranges.add(PageRange.only(number(dimension, parts, word))));
        return List.copyOf(ranges);
    }

    /** Where the words of a dimension may be. */
    static List<PageRange> of(Dimension dimension) {
        int first = first(dimension);
        return List.of(PageRange.only(EVERYTHING), new PageRange(first, first + PER_DIMENSION - 1));
    }

    private static int first(Dimension dimension) {
        return dimension.code() * PER_DIMENSION;
    }
}
