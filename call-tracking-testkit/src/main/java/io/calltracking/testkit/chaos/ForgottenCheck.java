package io.calltracking.testkit.chaos;

import io.calltracking.Call;
import io.calltracking.CallId;

/** Every accepted call, every call asked for and every id given back has its row. */
final class ForgottenCheck implements Check {

    @Override
    public void look(Snapshot snapshot, Report report) {
        snapshot.accepted().stream()
                .filter(call -> snapshot.known(call.id()).isEmpty())
                .forEach(call -> report.add(Breach.FORGOTTEN, "no row knows the accepted call " + call.id()));
        snapshot.requested().numbers().keySet().forEach(key -> requested(snapshot, key, report));
    }

    private static void requested(Snapshot snapshot, String key, Report report) {
        Call call = snapshot.byKey().get(key);
        if (call == null) {
            report.add(Breach.FORGOTTEN, "no row has the key " + key);
            return;
        }
        for (CallId promised : snapshot.requested().promisedFor(key)) {
            if (!promised.equals(call.id())) {
                report.add(Breach.FORGOTTEN, key + " was promised as " + promised + " and is " + call.id());
            }
        }
    }
}
