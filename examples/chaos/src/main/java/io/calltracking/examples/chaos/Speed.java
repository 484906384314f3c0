package io.calltracking.examples.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much of its concurrency a campaign used, by the provider's ledger.
 *
 * @param secondsToCap from the start until as many calls were live as allowed; negative when there never were
 * @param percentOfCap how many were live on average from then on, of those allowed
 */
record Speed(double secondsToCap, double percentOfCap) {
    static final Speed UNKNOWN = new Speed(-1, 0);

    private record Change(Instant at, int by) {}

    /**
     * Measures.
     *
     * @param calls of one campaign
     * @param cap how many may be live
     * @param calm a time in which nobody was in the way, from the start of the campaign on
     */
    static Speed of(List<Dialed> calls, int cap, Span calm) {
        Instant full = null;
        Instant last = calm.from();
        double callMillis = 0;
        int live = 0;
        for (Change change : changes(calls, calm)) {
            callMillis += full == null ? 0 : (double) live * millis(last, change.at());
            last = change.at();
            live += change.by();
            full = full == null && live >= cap ? change.at() : full;
        }
        if (full == null) {
            return UNKNOWN;
        }
        callMillis += (double) live * millis(last, calm.to());
        double possible = (double) cap * Math.max(1, millis(full, calm.to()));
        return new Speed(millis(calm.from(), full) / 1000.0, 100 * callMillis / possible);
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

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    /** The slower of two. */
    static Speed slower(Speed one, Speed other) {
        boolean unknown = one.secondsToCap < 0 || other.secondsToCap < 0;
        return unknown
                ? UNKNOWN
                : new Speed(
                        Math.max(one.secondsToCap, other.secondsToCap), Math.min(one.percentOfCap, other.percentOfCap));
    }
}
