package io.calltracking.testkit.chaos;

import io.calltracking.Call;
import io.calltracking.CallEvent;
import io.calltracking.CallStatus;
import io.calltracking.Effect;
import java.util.List;

/** Each log is one unbroken chain of versions that ends at the stored call, and goes forward only. */
final class HistoryCheck implements Check {

    @Override
    public void look(Snapshot snapshot, Report report) {
        snapshot.byKey().values().forEach(call -> look(call, snapshot.log(call), report));
    }

    private static void look(Call call, List<CallEvent> log, Report report) {
        CallEvent last = null;
        for (CallEvent event : log) {
            if (last != null && (event.version() != last.version() + 1 || event.from() != last.to())) {
                report.add(Breach.STATUS_WENT_BACK, event + " does not continue " + last);
            }
            if (wentBack(event)) {
                report.add(Breach.STATUS_WENT_BACK, event.toString());
            }
            last = event;
        }
        if (last != null && last.version() == call.version() && last.to() != call.status()) {
            report.add(Breach.STATUS_WENT_BACK, call + " is not where its log ends: " + last);
        }
    }

    private static boolean wentBack(CallEvent event) {
        boolean requeued = event.from() == CallStatus.INITIATED && event.to() == CallStatus.PENDING;
        boolean changedEnd = event.from().isTerminal() && event.from() != event.to();
        return event.effect() != Effect.REOPENED
                && !requeued
                && (event.to().rank() < event.from().rank() || changedEnd);
    }
}
