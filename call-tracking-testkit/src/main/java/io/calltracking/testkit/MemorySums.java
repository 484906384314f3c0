package io.calltracking.testkit;

import io.calltracking.Call;
import io.calltracking.Money;
import io.calltracking.campaign.CallSums;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds calls up, for {@link InMemoryStore}. */
final class MemorySums {
    private MemorySums() {}

    static CallSums of(List<Call> calls) {
        List<Duration> talks = calls.stream()
                .flatMap(call -> Stream.ofNullable(call.talkDuration()))
                .toList();
        return new CallSums(
                calls.size(),
                talks.stream().filter(talk -> !talk.isZero()).count(),
                talks.stream().reduce(Duration.ZERO, Duration::plus),
                costs(calls));
    }

    private static List<Money> costs(List<Call> calls) {
        Map<String, BigDecimal> amounts = calls.stream()
                .flatMap(call -> Stream.ofNullable(call.cost()))
                .collect(Collectors.toMap(Money::currency, Money::amount, BigDecimal::add, TreeMap::new));
        return amounts.entrySet().stream()
                .map(amount -> new Money(amount.getValue(), amount.getKey()))
                .toList();
    }
}
