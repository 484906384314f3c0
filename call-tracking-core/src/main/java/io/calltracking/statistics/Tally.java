package io.calltracking.statistics;

import io.calltracking.AnsweredBy;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import io.calltracking.store.CountedCall;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Calls being added up. Not thread-safe. */
final class Tally {
    private static final Comparator<OutcomeCount> MOST_FREQUENT_FIRST =
            Comparator.comparingLong(OutcomeCount::calls).reversed().thenComparing(OutcomeCount::outcome);

    /** The place of a status stands for it in what is stored: add at the end only. */
    private static final List<CallStatus> CODES = List.of(
            CallStatus.PENDING,
            CallStatus.INITIATED,
            CallStatus.UNCONFIRMED,
            CallStatus.QUEUED,
            CallStatus.DIALING,
            CallStatus.RINGING,
            CallStatus.ANSWERED,
            CallStatus.IN_PROGRESS,
            CallStatus.DISCONNECTED,
            CallStatus.COMPLETED,
            CallStatus.NO_ANSWER,
            CallStatus.BUSY,
            CallStatus.MISSED,
            CallStatus.CANCELED,
            CallStatus.FAILED);

    private final Map<CallStatus, Long> byStatus = new EnumMap<>(CallStatus.class);
    private long answered;
    private long machines;
    private long conversations;
    private final Durations waiting = new Durations();
    private final Durations ringing = new Durations();
    private final Durations talking = new Durations();
    private final Map<String, BigDecimal> costs = new TreeMap<>();
    private final Map<String, Long> outcomes = new HashMap<>();

    void add(CountedCall call) {
        byStatus.merge(call.status(), 1L, Long::sum);
        Duration talk = call.talk();
        if (talk != null && !talk.isNegative() && !talk.isZero()) {
            addAnswered(call, talk);
        }
        addIfKnown(waiting, call.course().waited());
        addIfKnown(ringing, call.course().rang());
        Money cost = call.cost();
        if (cost != null) {
            costs.merge(cost.currency(), cost.amount(), BigDecimal::add);
        }
        if (call.outcome() != null) {
            outcomes.merge(call.outcome(), 1L, Long::sum);
        }
    }

    private void addAnswered(CountedCall call, Duration talk) {
        boolean machine = call.answeredBy() == AnsweredBy.MACHINE || call.answeredBy() == AnsweredBy.FAX;
        answered++;
        machines += machine ? 1 : 0;
        conversations += !machine && call.status() == CallStatus.COMPLETED ? 1 : 0;
        talking.add(talk);
    }

    private static void addIfKnown(Durations to, @Nullable Duration duration) {
        if (duration != null) {
            to.add(duration);
        }
    }

    void add(Tally others) {
        others.byStatus.forEach((status, calls) -> byStatus.merge(status, calls, Long::sum));
        answered += others.answered;
        machines += others.machines;
        conversations += others.conversations;
        waiting.add(others.waiting);
        ringing.add(others.ringing);
        talking.add(others.talking);
        others.costs.forEach((currency, sum) -> costs.merge(currency, sum, BigDecimal::add));
        others.outcomes.forEach((outcome, calls) -> outcomes.merge(outcome, calls, Long::sum));
    }

    CallStatistics statistics() {
        return new CallStatistics(
                byStatus.values().stream().mapToLong(calls -> calls).sum(),
                byStatus,
                answered,
                machines,
                conversations,
                waiting.statistics(),
                ringing.statistics(),
                talking.statistics(),
                costs.entrySet().stream()
                        .map(cost -> new Money(cost.getValue(), cost.getKey()))
                        .toList(),
                outcomes.entrySet().stream()
                        .map(outcome -> new OutcomeCount(outcome.getKey(), outcome.getValue()))
                        .sorted(MOST_FREQUENT_FIRST)
                        .toList());
    }

    void write(ByteWriter to) {
        to.number(byStatus.size());
        byStatus.forEach((status, calls) -> to.number(CODES.indexOf(status)).number(calls));
        to.number(answered).number(machines).number(conversations);
        waiting.write(to);
        ringing.write(to);
        talking.write(to);
        to.number(costs.size());
        costs.forEach((currency, sum) ->
                to.text(currency).bytes(sum.unscaledValue().toByteArray()).number(sum.scale()));
        to.number(outcomes.size());
        outcomes.forEach((outcome, calls) -> to.text(outcome).number(calls));
    }

    /** Adds what was written. */
    void read(ByteReader from) {
        for (long left = from.number(); left > 0; left--) {
            byStatus.merge(CODES.get(from.integer()), from.number(), Long::sum);
        }
        answered += from.number();
        machines += from.number();
        conversations += from.number();
        waiting.read(from);
        ringing.read(from);
        talking.read(from);
        for (long left = from.number(); left > 0; left--) {
            String currency = from.text();
            BigDecimal sum = new BigDecimal(new BigInteger(from.bytes()), from.integer());
            costs.merge(currency, sum, BigDecimal::add);
        }
        for (long left = from.number(); left > 0; left--) {
            outcomes.merge(from.text(), from.number(), Long::sum);
        }
    }
}
