package io.calltracking.statistics;

import java.util.List;
import java.util.Objects;

/**
 * The figures that a {@link StatisticsQuery} asks for. Each call is counted once, in one group.
 *
 * @param total over all groups
 * @param groups those that have calls; in the order of time, or the largest first. Empty when the query asks for none
 */
public record StatisticsReport(CallStatistics total, List<StatisticsGroup> groups) {

    /** Copies the groups. */
    public StatisticsReport {
        Objects.requireNonNull(total, "total");
        groups = List.copyOf(groups);
    }
}
