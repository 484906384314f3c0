package io.calltracking.reconciliation;

import io.calltracking.Call;
import java.util.List;

/**
 * What repairing after a comparison gave.
 *
 * @param looked our calls as they are after a look at the provider; that a call was looked at does not mean that both sides
 *     agree now: a call that is over does not change its status any more
 * @param adopted calls made of those that were missing here
 * @param problems what could not be done, for people
 */
public record RepairResult(List<Call> looked, List<Call> adopted, List<String> problems) {

    /** Copies the lists. */
    public RepairResult {
        looked = List.copyOf(looked);
        adopted = List.copyOf(adopted);
        problems = List.copyOf(problems);
    }
}
