package io.calltracking.lifecycle;

import java.util.Comparator;

/**
 * Which of two pieces of news about one call is later in the call's life, whichever arrived first.
 *
 * @param rank how far along the call was: {@link io.calltracking.CallStatus#rank()}, or -1 for an unknown status
 * @param sequence the provider's number of the news, or -1
 * @param at milliseconds since 1970 of the provider's time of the news, or -1
 */
record NewsOrder(int rank, long sequence, long at) implements Comparable<NewsOrder> {
    private static final Comparator<NewsOrder> ORDER = Comparator.comparingInt(NewsOrder::rank)
            .thenComparingLong(NewsOrder::sequence)
            .thenComparingLong(NewsOrder::at);

    @Override
    public int compareTo(NewsOrder other) {
        return ORDER.compare(this, other);
    }

    /** The order as short text. */
    @Override
    public String toString() {
        return rank + "/" + sequence + "/" + at;
    }

    /** Reads what {@link #toString()} writes. */
    static NewsOrder parse(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        return new NewsOrder(
                Integer.parseInt(text.substring(0, first)),
                Long.parseLong(text.substring(first + 1, second)),
                Long.parseLong(text.substring(second + 1)));
    }
}
