package io.calltracking.compliance;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The windows of one day. Immutable.
 *
 * @param windows in order, no two of them touching: the same hours are always the same windows
 */
record DayHours(List<TimeWindow> windows) {
    static final DayHours CLOSED = new DayHours(List.of());

    DayHours {
        windows = joined(windows);
    }

    private static List<TimeWindow> joined(List<TimeWindow> windows) {
        List<TimeWindow> joined = new ArrayList<>();
        for (TimeWindow next :
                windows.stream().sorted(Comparator.comparing(TimeWindow::opens)).toList()) {
            TimeWindow last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || last.end() < next.opens().toNanoOfDay()) {
                joined.add(next);
            } else if (last.end() < next.end()) {
                joined.set(joined.size() - 1, new TimeWindow(last.opens(), next.closes()));
            }
        }
        return List.copyOf(joined);
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    boolean isOpen(LocalTime time) {
        return windows.stream().anyMatch(window -> window.contains(time));
    }

    /** The next time later on this day at which a window opens or closes; empty when that is the end of the day. */
    Optional<LocalTime> nextChange(LocalTime after) {
        return windows.stream()
                .flatMap(window -> Stream.of(window.opens(), window.closes()))
                .filter(time -> time.isAfter(after))
                .min(Comparator.naturalOrder());
    }

    /** The hours that are in both. */
    DayHours within(DayHours other) {
        List<TimeWindow> common = new ArrayList<>();
        for (TimeWindow one : windows) {
            for (TimeWindow two : other.windows) {
                LocalTime opens = one.opens().isAfter(two.opens()) ? one.opens() : two.opens();
                TimeWindow earlier = one.end() < two.end() ? one : two;
                if (opens.toNanoOfDay() < earlier.end()) {
                    common.add(new TimeWindow(opens, earlier.closes()));
                }
            }
        }
        return new DayHours(common);
    }
}
