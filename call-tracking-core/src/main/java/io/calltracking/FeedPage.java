package io.calltracking;

import java.util.List;
import java.util.Objects;

/**
 * Some entries of the feed of all events, in order.
 *
 * @param entries empty when there is nothing new at the moment
 * @param next where to go on; to be kept once the entries are dealt with
 */
public record FeedPage(List<FeedEntry> entries, FeedCursor next) {

    /** Copies the entries. */
    public FeedPage {
        entries = List.copyOf(entries);
        Objects.requireNonNull(next, "next");
    }
}
