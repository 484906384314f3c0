package io.calltracking.testkit;

import io.calltracking.Call;
import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which calls meet a filter, in the plainest way. */
final class MemoryFilter {
    private MemoryFilter() {}

    static boolean meets(Call call, CallFilter filter) {
        return filter.words().entrySet().stream().allMatch(condition -> has(call, condition))
                && (filter.statuses().isEmpty() || filter.statuses().contains(call.status()))
                && talked(call, filter.minTalk())
                && (filter.withDeleted() || !call.isDeleted())
                && created(call.id(), filter);
    }

    private static boolean has(Call call, Map.Entry<CallField, String> condition) {
        return words(call, condition.getKey()).contains(condition.getValue());
    }

    private static List<@Nullable String> words(Call call, CallField field) {
        return switch (field) {
            case OWNER -> List.of(call.owner());
            case CONTACT -> Arrays.asList(call.spec().contact());
            case AGENT -> Arrays.asList(call.spec().agent());
            case CAMPAIGN -> Arrays.asList(call.spec().campaign());
            case RUN_ID -> Arrays.asList(call.ids().runId());
            case NUMBER -> Arrays.asList(call.to(), call.from());
            case OUTCOME -> Arrays.asList(call.remarks().outcome());
        };
    }

    private static boolean talked(Call call, @Nullable Duration atLeast) {
        Duration talked = call.talkDuration();
        return atLeast == null || (talked != null && talked.toMillis() >= atLeast.toMillis());
    }

    private static boolean created(CallId id, CallFilter filter) {
        CallId first = filter.firstId();
        CallId end = filter.endId();
        return (first == null || id.compareTo(first) >= 0) && (end == null || id.compareTo(end) < 0);
    }
}
