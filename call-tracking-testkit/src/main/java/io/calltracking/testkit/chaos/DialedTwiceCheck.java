package io.calltracking.testkit.chaos;

import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.testkit.simulator.AcceptedCall;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** No number was dialed more often than it was asked for, and no call of ours twice. */
final class DialedTwiceCheck implements Check {

    @Override
    public void look(Snapshot snapshot, Report report) {
        Map<String, List<AcceptedCall>> byNumber =
                snapshot.accepted().stream().collect(Collectors.groupingBy(AcceptedCall::number));
        byNumber.forEach((number, calls) -> {
            int asked = Collections.frequency(snapshot.requested().numbers().values(), number);
            if (calls.size() > asked) {
                report.add(Breach.DIALED_TWICE, "asked for " + asked + ", accepted " + ids(calls));
            } else {
                sameTag(calls, report);
            }
        });
    }

    private static void sameTag(List<AcceptedCall> calls, Report report) {
        calls.stream()
                .filter(call -> call.userData().containsKey(BolnaProvider.TAG))
                .collect(Collectors.groupingBy(call -> call.userData().get(BolnaProvider.TAG)))
                .forEach((tag, same) -> {
                    if (same.size() > 1) {
                        report.add(Breach.DIALED_TWICE, "call " + tag + " was accepted as " + ids(same));
                    }
                });
    }

    private static List<String> ids(List<AcceptedCall> calls) {
        return calls.stream().map(AcceptedCall::id).toList();
    }
}
