package io.calltracking.statistics;

import io.calltracking.store.Block;
import io.calltracking.store.CountedCall;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The groups of a report being added up. Not thread-safe. */
final class Groups {
    private static final Comparator<StatisticsGroup> LARGEST_FIRST = Comparator.comparingLong(
                    (StatisticsGroup group) -> group.statistics().calls())
            .reversed()
            .thenComparing(StatisticsGroup::word, Comparator.nullsLast(Comparator.naturalOrder()));

    private static final Comparator<StatisticsGroup> BY_TIME =
            Comparator.comparing(StatisticsGroup::from, Comparator.nullsLast(Comparator.naturalOrder()));

    private final StatisticsQuery query;
    private final @Nullable Dimension dimension;
    private final @Nullable Calendar calendar;
    private final Map<Key, Tally> tallies = new HashMap<>();

    Groups(StatisticsQuery query) {
        Grouping grouping = query.grouping();
        this.query = query;
        this.dimension = grouping == null ? null : Dimension.of(grouping);
        this.calendar =
                grouping == null || !grouping.isTime() ? null : new Calendar(grouping == Grouping.DAY, query.zone());
    }

    private record Key(@Nullable String word, @Nullable Instant from) {}

    /** The hours or days that make the groups; null when something else does. */
    @Nullable
    Calendar calendar() {
        return calendar;
    }

    /** The sum that this belongs to. */
    Tally of(@Nullable String word, Instant time) {
        Key key = new Key(dimension == null ? null : word, calendar == null ? null : calendar.start(time));
        return tallies.computeIfAbsent(key, none -> new Tally());
    }

    void add(CountedCall call) {
        String provider = query.provider();
        if (provider == null || provider.equals(call.party().provider())) {
            of(dimension == null ? null : dimension.word(call), Block.created(call.id()))
                    .add(call);
        }
    }

    StatisticsReport report() {
        Tally total = new Tally();
        tallies.values().forEach(total::add);
        List<StatisticsGroup> groups = query.grouping() == null
                ? List.of()
                : tallies.entrySet().stream()
                        .map(group -> group(group.getKey(), group.getValue()))
                        .filter(group -> group.statistics().calls() > 0)
                        .sorted(calendar == null ? LARGEST_FIRST : BY_TIME)
                        .toList();
        return new StatisticsReport(total.statistics(), groups);
    }

    private StatisticsGroup group(Key key, Tally tally) {
        ZonedDateTime from = key.from() == null ? null : key.from().atZone(query.zone());
        return new StatisticsGroup(key.word(), from, tally.statistics());
    }
}
