package io.calltracking.examples.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was ordered for one campaign, and when: a permission from before it was asked for, a prohibition from after it was
 * confirmed. Filled by one thread, and then read.
 */
final class Chronicle {
    /** Longer than from the last look before a number is dialed to the provider's taking note of it. */
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final List<CapSet> caps = new ArrayList<>();
    private final List<Span> pauses = new ArrayList<>();
    private final Map<String, Instant> suppressed = new HashMap<>();
    private @Nullable Instant pausedAt;

    private record CapSet(Instant since, int cap) {}

    void cap(int cap, Instant since) {
        caps.add(new CapSet(since, cap));
    }

    void paused(Instant since) {
        pausedAt = since;
    }

    void resumed(Instant at) {
        if (pausedAt != null) {
            pauses.add(new Span(pausedAt, at));
            pausedAt = null;
        }
    }

    void suppressed(String number, Instant since) {
        suppressed.putIfAbsent(number, since);
    }

    /** Whether nobody may be dialed, and this has been so for longer than the tolerance. */
    boolean isPaused(Instant at) {
        return pauses.stream().anyMatch(pause -> pause.contains(at) && pause.contains(at.minus(TOLERANCE)));
    }

    /** Whether the number may not be dialed, and this has been so for longer than the tolerance. */
    boolean isSuppressed(String number, Instant at) {
        Instant since = suppressed.get(number);
        return since != null && since.plus(TOLERANCE).isBefore(at);
    }

    /** The highest cap that somebody may have gone by who makes a call live at this time. */
    int capAt(Instant at) {
        Instant read = at.minus(CapJudge.GRACE);
        int highest = 0;
        for (int i = 0; i < caps.size(); i++) {
            boolean begun = !caps.get(i).since().isAfter(at);
            boolean over = i + 1 < caps.size() && !caps.get(i + 1).since().isAfter(read);
            highest = begun && !over ? Math.max(highest, caps.get(i).cap()) : highest;
        }
        return highest;
    }
}
