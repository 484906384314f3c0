package io.calltracking.statistics;

import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The calls that have something in common.
 *
 * @param word the owner, agent, campaign, provider, outcome or name of the status; null for calls that have none, and where
 *     time makes the groups
 * @param from when the hour or day begins, in the query's zone; null unless time makes the groups
 * @param statistics the figures
 */
public record StatisticsGroup(
        @Nullable String word, @Nullable ZonedDateTime from, CallStatistics statistics) {

    /** Refuses null statistics. */
    public StatisticsGroup {
        Objects.requireNonNull(statistics, "statistics");
    }
}
