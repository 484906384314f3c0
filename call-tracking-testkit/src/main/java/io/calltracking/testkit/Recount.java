package io.calltracking.testkit;

import io.calltracking.AnsweredBy;
import io.calltracking.Call;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.statistics.CallStatistics;
import io.calltracking.statistics.DurationStatistics;
import io.calltracking.statistics.Grouping;
import io.calltracking.statistics.OutcomeCount;
import io.calltracking.statistics.StatisticsGroup;
import io.calltracking.statistics.StatisticsQuery;
import io.calltracking.statistics.StatisticsReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Statistics in the plainest way: all calls are looked at, and nothing is kept. Shares no code with what it checks. */
final class Recount {
    private static final int EXACT_SECONDS = 128;

    private Recount() {}

    static StatisticsReport of(List<Call> all, StatisticsQuery query) {
        List<Call> calls = all.stream().filter(call -> isMeant(call, query)).toList();
        Grouping grouping = query.grouping();
        List<StatisticsGroup> groups = grouping == null ? List.of() : groups(calls, query, grouping);
        return new StatisticsReport(statistics(calls), groups);
    }

    private static boolean isMeant(Call call, StatisticsQuery query) {
        Instant from = query.filter().createdFrom();
        Instant end = query.filter().createdBefore();
        return MemoryFilter.meets(call, query.filter())
                && (query.provider() == null || query.provider().equals(call.provider()))
                && (from == null || !call.times().created().isBefore(from))
                && (end == null || call.times().created().isBefore(end));
    }

    private static List<StatisticsGroup> groups(List<Call> calls, StatisticsQuery query, Grouping grouping) {
        Map<Optional<Object>, List<Call>> groups =
                calls.stream().collect(Collectors.groupingBy(call -> Optional.ofNullable(key(call, query, grouping))));
        Comparator<StatisticsGroup> order = grouping.isTime()
                ? Comparator.comparing(group -> Objects.requireNonNull(group.from()))
                : Comparator.comparingLong(
                                (StatisticsGroup group) -> -group.statistics().calls())
                        .thenComparing(StatisticsGroup::word, Comparator.nullsLast(Comparator.naturalOrder()));
        return groups.entrySet().stream()
                .map(group -> group(group.getKey().orElse(null), group.getValue()))
                .sorted(order)
                .toList();
    }

    private static StatisticsGroup group(@Nullable Object key, List<Call> calls) {
        return key instanceof ZonedDateTime from
                ? new StatisticsGroup(null, from, statistics(calls))
                : new StatisticsGroup((String) key, null, statistics(calls));
    }

    private static @Nullable Object key(Call call, StatisticsQuery query, Grouping grouping) {
        ZonedDateTime created = call.times().created().atZone(query.zone());
        return switch (grouping) {
            case HOUR -> created.truncatedTo(ChronoUnit.HOURS);
            case DAY -> created.toLocalDate().atStartOfDay(query.zone());
            case OWNER -> call.owner();
            case AGENT -> call.spec().agent();
            case CAMPAIGN -> call.spec().campaign();
            case PROVIDER -> call.provider();
            case OUTCOME -> call.remarks().outcome();
            case STATUS -> call.status().name();
        };
    }

    private static CallStatistics statistics(List<Call> calls) {
        List<Call> answered = calls.stream().filter(Recount::isAnswered).toList();
        List<Call> machines = answered.stream().filter(Recount::isMachine).toList();
        return new CallStatistics(
                calls.size(),
                counts(calls, Call::status),
                answered.size(),
                machines.size(),
                answered.stream()
                        .filter(call -> call.status() == CallStatus.COMPLETED && !isMachine(call))
                        .count(),
                durations(
                        calls,
                        call -> between(call.times().created(), call.times().initiated())),
                durations(calls, Recount::rang),
                durations(answered, Call::talkDuration),
                costs(calls),
                counts(
                                calls.stream()
                                        .filter(call -> call.remarks().outcome() != null)
                                        .toList(),
                                call -> Objects.requireNonNull(call.remarks().outcome()))
                        .entrySet()
                        .stream()
                        .map(entry -> new OutcomeCount(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparingLong((OutcomeCount outcome) -> -outcome.calls())
                                .thenComparing(OutcomeCount::outcome))
                        .toList());
    }

    private static <K> Map<K, Long> counts(List<Call> calls, Function<Call, K> key) {
        return calls.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static boolean isAnswered(Call call) {
        Duration talk = call.talkDuration();
        return talk != null && talk.compareTo(Duration.ZERO) > 0;
    }

    private static boolean isMachine(Call call) {
        return call.facts().answeredBy() == AnsweredBy.MACHINE || call.facts().answeredBy() == AnsweredBy.FAX;
    }

    private static @Nullable Duration rang(Call call) {
        Instant answered = call.times().answered();
        return between(call.times().ringing(), answered == null ? call.times().ended() : answered);
    }

    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant end) {
        return from == null || end == null || end.isBefore(from) ? null : Duration.between(from, end);
    }

    private static DurationStatistics durations(List<Call> calls, Function<Call, @Nullable Duration> measure) {
        List<Duration> known = calls.stream()
                .flatMap(call -> Stream.ofNullable(measure.apply(call)))
                .toList();
        Map<Duration, Long> distribution =
                known.stream().collect(Collectors.groupingBy(Recount::rounded, Collectors.counting()));
        return DurationStatistics.of(known.size(), known.stream().reduce(Duration.ZERO, Duration::plus), distribution);
    }

    /** Down to a whole second, or to seven significant binary digits of seconds. */
    private static Duration rounded(Duration duration) {
        long seconds = duration.toSeconds();
        long step = 1;
        while (seconds / step >= EXACT_SECONDS) {
            step *= 2;
        }
        return Duration.ofSeconds(seconds / step * step);
    }

    private static List<Money> costs(List<Call> calls) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        calls.stream()
                .flatMap(call -> Stream.ofNullable(call.cost()))
                .forEach(cost -> sums.merge(cost.currency(), cost.amount(), BigDecimal::add));
        List<Money> costs = new ArrayList<>();
        sums.forEach((currency, sum) -> costs.add(new Money(sum, currency)));
        return costs;
    }
}
