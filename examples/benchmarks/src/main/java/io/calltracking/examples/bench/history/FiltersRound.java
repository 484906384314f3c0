package io.calltracking.examples.bench.history;

import io.calltracking.CallQuery;
import io.calltracking.CallStatus;
import io.calltracking.examples.bench.Rounds.Contender;
import io.calltracking.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page and a count by each filter, on a small history and on a large one. */
final class FiltersRound implements Contender {
    private static final int LIST_RUNS = 51;
    private static final int COUNT_RUNS = 3;

    private static final List<String> NOT_INDEXED = List.of("outcome", "talk");

    private final String name;
    private final Store store;
    private final Instant end;

    /**
     * Lists and counts in a store.
     *
     * @param end all its calls are earlier
     */
    FiltersRound(String name, Store store, Instant end) {
        this.name = name;
        this.store = store;
        this.end = end;
    }

    @Override
    public String name() {
        return name;
    }

    /** The filters by their names in the summary. */
    static Map<String, CallQuery> filters(Instant end) {
        CallQuery page = CallQuery.all().limit(Listing.PAGE);
        Map<String, CallQuery> filters = new LinkedHashMap<>();
        filters.put("none", page);
        filters.put("owner", page.owner("owner-7"));
        filters.put("contact", page.contact("contact-7"));
        filters.put("agent", page.agent("agent-7"));
        filters.put("campaign", page.campaign("campaign-7"));
        filters.put("run id", page.runId("run-7"));
        filters.put("number", page.number("+919800000007"));
        filters.put("outcome", page.outcome("callback"));
        filters.put("status", page.statuses(Set.of(CallStatus.BUSY)));
        filters.put("talk", page.minTalk(Duration.ofMinutes(1)));
        filters.put(
                "a week of time",
                page.createdBefore(end.minus(Duration.ofDays(30))).createdFrom(end.minus(Duration.ofDays(37))));
        filters.put("owner and status", page.owner("owner-7").statuses(Set.of(CallStatus.COMPLETED)));
        return filters;
    }

    /** Those that an index helps with. */
    static Map<String, CallQuery> indexed(Instant end) {
        Map<String, CallQuery> indexed = filters(end);
        NOT_INDEXED.forEach(indexed::remove);
        return indexed;
    }

    /** The name of a number of this contender. */
    static String key(String what, String filter) {
        return what + " by " + filter;
    }

    @Override
    public Map<String, Double> round() throws Exception {
        Map<String, Double> millis = new LinkedHashMap<>();
        for (Map.Entry<String, CallQuery> filter : filters(end).entrySet()) {
            CallQuery query = filter.getValue();
            millis.put(key("page", filter.getKey()), Stopwatch.median(LIST_RUNS, () -> store.list(query)));
            millis.put(key("count", filter.getKey()), Stopwatch.median(COUNT_RUNS, () -> store.count(query.filter())));
        }
        return millis;
    }
}
