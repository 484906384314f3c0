package io.calltracking.examples.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of its concurrency a campaign used, by the provider's ledger.
 *
 * @param secondsToCap from the start until as many calls were live as allowed; negative when there never were
 * @param percentOfCap how many were live on average from then on, of those allowed; from the start on when there never were
 *     as many
 */
record Speed(double secondsToCap, double percentOfCap) {
    private static final double NEVER = -1;
    private static final double SHORTEST_SECONDS = 0.001;

    static final Speed UNKNOWN = new Speed(NEVER, 0);

    private record Change(Instant at, int by) {}

    /**
     * Measures.
     *
     * @param calls of one campaign
     * @param cap how many may be live
     * @param calm a time in which nobody was in the way, from the start of the campaign on
     */
    static Speed of(List<Dialed> calls, int cap, Span calm) {
        List<Change> changes = changes(calls, calm);
        Instant full = whenFull(changes, cap);
        Instant from = full == null ? calm.from() : full;
        Instant last = from;
        double callSeconds = 0;
        int live = 0;
        for (Change change : changes) {
            if (change.at().isAfter(from)) {
                callSeconds += live * seconds(last, change.at());
                last = change.at();
            }
            live += change.by();
        }
        callSeconds += live * seconds(last, calm.to());
        double possible = cap * Math.max(SHORTEST_SECONDS, seconds(from, calm.to()));
        return new Speed(full == null ? NEVER : seconds(calm.from(), full), 100 * callSeconds / possible);
    }

    private static @Nullable Instant whenFull(List<Change> changes, int cap) {
        int live = 0;
        for (Change change : changes) {
            live += change.by();
            if (live >= cap) {
                return change.at();
            }
        }
        return null;
    }

    private static List<Change> changes(List<Dialed> calls, Span calm) {
        List<Change> changes = new ArrayList<>();
        for (Dialed call : calls) {
            changes.add(new Change(call.at(), 1));
            changes.add(new Change(call.ended(), -1));
        }
        changes.removeIf(change -> !calm.contains(change.at()));
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::by));
        return changes;
    }

    /** Exactly: from one change to the next it is a few milliseconds, of which a fraction must not be lost each time. */
    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** The slower of two. */
    static Speed slower(Speed one, Speed other) {
        boolean never = one.secondsToCap < 0 || other.secondsToCap < 0;
        return new Speed(
                never ? NEVER : Math.max(one.secondsToCap, other.secondsToCap),
                Math.min(one.percentOfCap, other.percentOfCap));
    }
}
