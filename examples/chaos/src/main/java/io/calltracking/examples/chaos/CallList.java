package io.calltracking.examples.chaos;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The calls of a round: the same for driver and nodes, before and after each restart.
 *
 * @param calls how many
 * @param crowded whether they belong to several owners, of whom one has most; else all are of one
 */
record CallList(int calls, boolean crowded) {
    static final String AGENT = "agent-1";

    private static final List<String> ONE = List.of("chaos");
    private static final List<String> CROWD = List.of("big", Limits.VIP, "big", "small", "big", "other");

    /**
     * One call.
     *
     * @param key its idempotency key
     * @param number whom to call
     * @param owner whose call it is
     */
    record Entry(String key, String number, String owner) {}

    List<Entry> entries() {
        List<String> owners = crowded ? CROWD : ONE;
        return IntStream.rangeClosed(1, calls)
                .mapToObj(i -> new Entry("call-" + i, "+1777%07d".formatted(i), owners.get(i % owners.size())))
                .toList();
    }

    /** The numbers by key. */
    Map<String, String> numbers() {
        return byKey(Entry::number);
    }

    /** The owners by key. */
    Map<String, String> owners() {
        return byKey(Entry::owner);
    }

    private Map<String, String> byKey(Function<Entry, String> value) {
        return entries().stream().collect(Collectors.toUnmodifiableMap(Entry::key, value));
    }
}
