package io.calltracking.statistics;

import io.calltracking.AnsweredBy;
import io.calltracking.CallStatus;
import io.calltracking.Money;
import java.util.List;
import java.util.Map;

/**
 * Figures over some calls.
 *
 * <p>"Completed" proves no conversation: of the calls that are {@link CallStatus#COMPLETED} some were taken by a machine, and
 * some have a talk of 0 s. So three figures are told apart: {@link #answered()}, {@link #machines()}, {@link #conversations()}.
 *
 * @param calls how many
 * @param byStatus how many in each status that occurs
 * @param answered those in which somebody or something talked: the talk is known and longer than zero, in whatever status
 * @param machines of those, the ones taken by an answering machine or a fax
 * @param conversations calls that are completed, have a talk longer than zero, and were not taken by a machine or a fax. Where
 *     the provider does not tell who picked up ({@link AnsweredBy}), a person is assumed
 * @param waiting from the moment a call was asked for to the request to the provider
 * @param ringing from the moment the phone rang to the answer, or to the end where there was none
 * @param talking how long the two sides talked, of the answered calls
 * @param costs the sum in each currency that occurs, in the order of their names
 * @param outcomes what the app says of the calls, most frequent first
 */
public record CallStatistics(
        long calls,
        Map<CallStatus, Long> byStatus,
        long answered,
        long machines,
        long conversations,
        DurationStatistics waiting,
        DurationStatistics ringing,
        DurationStatistics talking,
        List<Money> costs,
        List<OutcomeCount> outcomes) {

    /** Copies the collections. */
    public CallStatistics {
        byStatus = Map.copyOf(byStatus);
        costs = List.copyOf(costs);
        outcomes = List.copyOf(outcomes);
    }

    /** How many are in this status. */
    public long in(CallStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /** How many are over: in a terminal status. */
    public long over() {
        return byStatus.entrySet().stream()
                .filter(entry -> entry.getKey().isTerminal())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The share of the calls that are in this status, 0 to 1; 0 when there are none. */
    public double rate(CallStatus status) {
        return share(in(status), calls);
    }

    /** {@link #answered()} as a share of the calls that are over, 0 to 1; above when live calls have a talk already; 0 when none is over. */
    public double answerRate() {
        return share(answered, over());
    }

    /** {@link #conversations()} as a share of the calls that are over, 0 to 1; 0 when none is. */
    public double conversationRate() {
        return share(conversations, over());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
