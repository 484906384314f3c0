package io.calltracking.store;

import java.util.List;

/**
 * Which pages of a block, beside {@link BlockPage#TOTAL}.
 *
 * @param first the lowest number
 * @param last the highest
 */
public record PageRange(int first, int last) {
    /** All there are. */
    public static final List<PageRange> ALL = List.of(new PageRange(BlockPage.TOTAL + 1, Integer.MAX_VALUE));

    /** One page. */
    public static PageRange only(int number) {
        return new PageRange(number, number);
    }

    /** Whether a page is among them. */
    public boolean has(int number) {
        return first <= number && number <= last;
    }
}
