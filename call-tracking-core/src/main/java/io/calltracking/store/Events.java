package io.calltracking.store;

import io.calltracking.CallEvent;
import io.calltracking.CallId;
import io.calltracking.FeedEntry;
import java.util.List;

/**
 * The event logs of a store. Entries are written with the call, by {@link Calls}.
 *
 * <p>All logs together make the feed. Writers do not number their events, because a number given before a commit may come
 * to light after a later one; whoever reads the feed numbers what is there by then. So a position that somebody has seen
 * stays, and nothing ever appears before it.
 */
public interface Events {

    /** The log of a call, oldest first; empty when there is no such call. */
    List<CallEvent> events(CallId id);

    /**
     * The next entries of the feed: each event of each call once, those of one call in the order of their versions. What is
     * given is durable: the same entries come again for the same position, except those of calls that were deleted.
     *
     * @param after only entries with a higher position; 0 for all
     * @param max at most so many; there may be more although fewer are given, unless none are
     */
    List<FeedEntry> feed(long after, int max);

    /**
     * A position with every event before it that was written before this method was called; 0 when there is none. Takes
     * long where many events have never been read.
     */
    long feedEnd();
}
