package io.calltracking.examples.chaos;

import io.calltracking.Call;
import io.calltracking.store.Store;
import io.calltracking.testkit.simulator.AcceptedCall;
import io.calltracking.testkit.simulator.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a round with slots has besides: limits, and two who judge how they are kept, the database and the provider. */
final class SlotTrial implements AutoCloseable {
    private final Store store;
    private final CapJudge judge;

    private SlotTrial(Store store, CapJudge judge) {
        this.store = store;
        this.judge = judge;
    }

    /** Appoints the judge, and then sets the limits. */
    static SlotTrial open(Database database, Store store, String prefix) {
        CapJudge judge = CapJudge.open(database, store, prefix);
        Limits.atFirst().forEach(store::limit);
        return new SlotTrial(store, judge);
    }

    /**
     * How the limits were kept.
     *
     * @param ledger the provider's
     * @param calls all that are in the store
     */
    SlotFigures figures(Ledger ledger, List<Call> calls) {
        CapJudge.Verdict verdict = judge.verdict();
        List<CapJudge.Cap> caps = judge.caps();
        List<String> cases = new ArrayList<>();
        verdict.worst().forEach(worst -> cases.add("overCap: by the database, " + worst));
        int highest = caps.stream().mapToInt(CapJudge.Cap::cap).max().orElse(0);
        int peak = mostLive(ledger);
        if (peak > highest) {
            cases.add("overCap: by the provider, " + peak + " live at once, the highest cap was " + highest);
        }
        if (verdict.stillTaken() > 0) {
            cases.add("leakedSlots: " + verdict.stillTaken() + " places are taken at the end");
        }
        List<HandOvers.Log> logs = calls.stream()
                .map(call -> new HandOvers.Log(call, store.events(call.id())))
                .toList();
        return new SlotFigures(
                Math.max(verdict.maxOver(), peak - highest),
                verdict.inGrace(),
                verdict.stillTaken(),
                HandOvers.slowest(logs, caps),
                cases);
    }

    /** How many calls the provider had taken whose lines had not ended, at the worst moment. */
    private static int mostLive(Ledger ledger) {
        List<AcceptedCall> calls = ledger.calls();
        return calls.stream()
                .mapToInt(call -> (int) calls.stream()
                        .filter(other -> isLive(ledger, other, call.acceptedAt()))
                        .count())
                .max()
                .orElse(0);
    }

    private static boolean isLive(Ledger ledger, AcceptedCall call, Instant at) {
        boolean over =
                ledger.lineEndedAt(call.id()).filter(end -> !end.isAfter(at)).isPresent();
        return !over && !call.acceptedAt().isAfter(at);
    }

    @Override
    public void close() {
        judge.close();
    }
}
