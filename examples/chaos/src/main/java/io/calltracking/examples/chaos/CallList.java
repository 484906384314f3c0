package io.calltracking.examples.chaos;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The calls of a round: the same for driver and nodes, before and after each restart. */
final class CallList {
    static final String OWNER = "chaos";
    static final String AGENT = "agent-1";

    private CallList() {}

    /**
     * One call.
     *
     * @param key its idempotency key
     * @param number whom to call
     */
    record Entry(String key, String number) {}

    static List<Entry> of(int calls) {
        return IntStream.rangeClosed(1, calls)
                .mapToObj(i -> new Entry("call-" + i, "+1777%07d".formatted(i)))
                .toList();
    }

    /** The numbers by key. */
    static Map<String, String> numbers(int calls) {
        return of(calls).stream().collect(Collectors.toUnmodifiableMap(Entry::key, Entry::number));
    }
}
