package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallEvent;
import io.calltracking.FeedEntry;
import io.calltracking.store.Store;
import java.util.ArrayList;
import java.util.List;

/** Somebody who reads the feed page by page. Not thread-safe. */
final class FeedReader {
    private final Store store;
    private final int pageSize;
    private final List<CallEvent> seen = new ArrayList<>();
    private long position;

    private FeedReader(Store store, int pageSize, long position) {
        this.store = store;
        this.pageSize = pageSize;
        this.position = position;
    }

    static FeedReader fromTheBeginning(Store store, int pageSize) {
        return new FeedReader(store, pageSize, 0);
    }

    static FeedReader fromNow(Store store, int pageSize) {
        return new FeedReader(store, pageSize, store.feedEnd());
    }

    /** Reads one page; false when there was nothing on it. */
    boolean readPage() {
        List<FeedEntry> page = store.feed(position, pageSize);
        assertThat(page).hasSizeLessThanOrEqualTo(pageSize);
        for (FeedEntry entry : page) {
            assertThat(entry.position()).isGreaterThan(position);
            position = entry.position();
            seen.add(entry.event());
        }
        return !page.isEmpty();
    }

    /** Reads until there is nothing new, and gives all it has ever seen. */
    List<CallEvent> readAll() {
        boolean more = true;
        while (more) {
            more = readPage();
        }
        return seen();
    }

    List<CallEvent> seen() {
        return List.copyOf(seen);
    }
}
