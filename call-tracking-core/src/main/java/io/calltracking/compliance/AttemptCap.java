package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How often a number may be called: not more than so many times in any period of this length, wherever it begins. Where a
 * law counts calendar days this is at least as strict, up to the hour by which a clock is put back.
 *
 * @param max how many calls
 * @param period in what time; a call counts until it is that old
 */
public record AttemptCap(int max, Duration period) {
    private static final String MAX = "max";
    private static final String PERIOD = "period";

    /** Refuses fewer than one call, and a period that is not longer than zero. */
    public AttemptCap {
        if (max < 1) {
            throw CallTrackingException.invalid(MAX, "must be at least 1, is " + max);
        }
        if (period.isNegative() || period.isZero()) {
            throw CallTrackingException.invalid(PERIOD, "must be longer than zero, is " + period);
        }
    }

    /**
     * The cap {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException when the map is something else
     */
    public static AttemptCap of(Map<String, ? extends @Nullable Object> map) {
        return read(map);
    }

    static AttemptCap read(Map<?, ?> map) {
        return Entries.reading("a cap", () -> {
            Entries entries = Entries.of(map, MAX, PERIOD);
            return new AttemptCap(entries.number(MAX), Duration.parse(entries.text(PERIOD)));
        });
    }

    /**
     * When the number may be called again, after these calls to it and no others.
     *
     * @param calls in any order, those of the latest {@link #period} at least
     * @return empty when it may be called now
     */
    public Optional<Instant> heldUntil(Instant now, Collection<Instant> calls) {
        List<Instant> counted = calls.stream()
                .filter(call -> call.plus(period).isAfter(now))
                .sorted(Comparator.reverseOrder())
                .toList();
        return counted.size() < max
                ? Optional.empty()
                : Optional.of(counted.get(max - 1).plus(period));
    }

    /** The cap as a JSON object, to be kept: {@code {"max":3,"period":"PT24H"}}. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(MAX, (long) max);
        map.put(PERIOD, period.toString());
        return map;
    }
}
