package io.calltracking;

import java.util.Objects;

/**
 * One event in the feed of all events.
 *
 * @param position its place: entries that are seen later have higher ones; not without gaps
 * @param event what happened
 */
public record FeedEntry(long position, CallEvent event) {

    /** Refuses a null event. */
    public FeedEntry {
        Objects.requireNonNull(event, "event");
    }
}
