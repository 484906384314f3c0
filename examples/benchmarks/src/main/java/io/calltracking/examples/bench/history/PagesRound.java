package io.calltracking.examples.bench.history;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.examples.bench.Rounds.Contender;
import io.calltracking.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Near and far pages of a list, by cursor and by OFFSET. */
final class PagesRound implements Contender {
    static final String CURSOR = "cursor";
    static final String OFFSET = "offset";
    private static final List<Integer> PAGES = List.of(1, 100, 1_000, 10_000, 50_000);
    private static final int CURSOR_RUNS = 101;
    private static final int OFFSET_RUNS = 3;

    private final Listing listing;
    private final Store store;
    private final DataSource dataSource;
    private final Map<Integer, CallQuery> cursors = new LinkedHashMap<>();

    /** Finds where the pages begin; those the list does not have are left out. */
    PagesRound(Listing listing, Store store, DataSource dataSource) throws Exception {
        this.listing = listing;
        this.store = store;
        this.dataSource = dataSource;
        long last = store.count(listing.query().filter()) / Listing.PAGE;
        for (int page : PAGES) {
            if (page <= last) {
                cursors.put(page, cursor(page));
            }
        }
    }

    private CallQuery cursor(int page) throws Exception {
        int skipped = (page - 1) * Listing.PAGE;
        CallId before =
                page == 1 ? null : listing.byOffset(dataSource, skipped - 1).get(0);
        CallQuery query = listing.query().after(before);
        List<CallId> ids = store.list(query).stream().map(Call::id).toList();
        if (!ids.equals(listing.byOffset(dataSource, skipped))) {
            throw new IllegalStateException("page " + page + " " + listing.name() + " differs by cursor and by offset");
        }
        return query;
    }

    @Override
    public String name() {
        return "pages " + listing.name();
    }

    /** The pages that are measured. */
    List<Integer> pages() {
        return List.copyOf(cursors.keySet());
    }

    /** The name of a number of this contender. */
    static String key(String way, int page) {
        return way + " " + page;
    }

    @Override
    public Map<String, Double> round() throws Exception {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (Map.Entry<Integer, CallQuery> page : cursors.entrySet()) {
            int skipped = (page.getKey() - 1) * Listing.PAGE;
            millis.put(key(CURSOR, page.getKey()), Stopwatch.median(CURSOR_RUNS, () -> store.list(page.getValue())));
            millis.put(
                    key(OFFSET, page.getKey()),
                    Stopwatch.median(OFFSET_RUNS, () -> listing.byOffset(dataSource, skipped)));
        }
        return millis;
    }
}
