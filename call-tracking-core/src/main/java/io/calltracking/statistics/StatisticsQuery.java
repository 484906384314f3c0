package io.calltracking.statistics;

import io.calltracking.CallField;
import io.calltracking.CallFilter;
import io.calltracking.CallStatus;
import io.calltracking.CallTrackingException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to count, and in which groups. Immutable; each method gives another query, and conditions add up. Calls belong
 * to the time at which they were created, however late they end. Deleted calls are not counted, erased ones are.
 *
 * @param filter which calls
 * @param provider only calls of this provider; null for all
 * @param grouping what makes a group; null for one figure over all
 * @param zone whose hours and days, where they are what makes a group
 */
public record StatisticsQuery(
        CallFilter filter,
        @Nullable String provider,
        @Nullable Grouping grouping,
        ZoneId zone) {

    /** Refuses null where it means nothing. */
    public StatisticsQuery {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(zone, "zone");
    }

    /** All calls there ever were, in one figure; in UTC. */
    public static StatisticsQuery all() {
        return new StatisticsQuery(CallFilter.ALL, null, null, ZoneOffset.UTC);
    }

    /** Only calls of this owner. */
    public StatisticsQuery owner(String owner) {
        return by(CallField.OWNER, owner);
    }

    /** Only calls by this agent. */
    public StatisticsQuery agent(String agent) {
        return by(CallField.AGENT, agent);
    }

    /** Only calls of this campaign. */
    public StatisticsQuery campaign(String campaign) {
        return by(CallField.CAMPAIGN, campaign);
    }

    /** Only calls with this outcome. */
    public StatisticsQuery outcome(String outcome) {
        return by(CallField.OUTCOME, outcome);
    }

    /** Only calls of this provider. */
    public StatisticsQuery provider(String provider) {
        return new StatisticsQuery(filter, Objects.requireNonNull(provider, "provider"), grouping, zone);
    }

    /** Only calls in this status. */
    public StatisticsQuery status(CallStatus status) {
        return with(filter.statuses(Set.of(status)));
    }

    /** Only calls that have this in a field, word for word; takes the place of an earlier word for the same field. */
    public StatisticsQuery by(CallField field, String word) {
        return with(filter.word(field, word));
    }

    /**
     * Only calls created in this time, to the millisecond.
     *
     * @param from the first moment; null for the beginning
     * @param end the first moment that is too late; null for no end
     */
    public StatisticsQuery between(@Nullable Instant from, @Nullable Instant end) {
        if (from != null && end != null && end.isBefore(from)) {
            throw CallTrackingException.invalid("end", "must not be before " + from + ", is " + end);
        }
        return with(filter.created(from, end));
    }

    /** A figure for each group, and one over all. */
    public StatisticsQuery groupBy(@Nullable Grouping grouping) {
        return new StatisticsQuery(filter, provider, grouping, zone);
    }

    /** Hours and days of this zone. */
    public StatisticsQuery zone(ZoneId zone) {
        return new StatisticsQuery(filter, provider, grouping, zone);
    }

    private StatisticsQuery with(CallFilter other) {
        return new StatisticsQuery(other, provider, grouping, zone);
    }
}
