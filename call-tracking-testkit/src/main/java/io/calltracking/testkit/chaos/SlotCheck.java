package io.calltracking.testkit.chaos;

import io.calltracking.Call;
import io.calltracking.CallId;
import io.calltracking.CallStatus;
import java.util.HashMap;
import java.util.Map;

/** Whoever holds a slot has a live call, or one that the provider still has live although we gave it up. */
final class SlotCheck implements Check {

    @Override
    public void look(Snapshot snapshot, Report report) {
        Map<CallId, Call> calls = new HashMap<>();
        snapshot.byKey().values().forEach(call -> calls.put(call.id(), call));
        snapshot.byProviderCallId().values().forEach(call -> calls.put(call.id(), call));
        calls.values().stream()
                .filter(call -> isLeaked(snapshot, call))
                .forEach(call -> report.add(
                        Breach.LEAKED_SLOT, call + " holds " + call.state().slot()));
    }

    private static boolean isLeaked(Snapshot snapshot, Call call) {
        if (call.state().slot() == null || call.state().retryExpected()) {
            return false;
        }
        String id = call.providerCallId();
        boolean liveThere = id != null && !snapshot.ended().contains(id);
        return call.status() == CallStatus.PENDING || (call.status().isLineEnded() && !liveThere);
    }
}
