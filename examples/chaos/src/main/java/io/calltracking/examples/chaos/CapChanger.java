package io.calltracking.examples.chaos;

import io.calltracking.CallTrackingException;
import io.calltracking.SlotLedger;
import java.util.function.Consumer;

/** The app's operator: changes the limit of the account while calls are live. */
final class CapChanger {
    private static final int ATTEMPTS = 20;

    private final SlotLedger slots;
    private final CapPlan plan;
    private final Consumer<Report> said;

    CapChanger(SlotLedger slots, CapPlan plan, Consumer<Report> said) {
        this.slots = slots;
        this.plan = plan;
        this.said = said;
    }

    /** Goes through the plan on a thread of its own. */
    void start() {
        Thread thread = new Thread(() -> plan.steps().forEach(this::change), "caps");
        thread.setDaemon(true);
        thread.start();
    }

    private void change(CapPlan.Step step) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Pause.of(step.after());
            try {
                slots.limit(step.limit());
                return;
            } catch (CallTrackingException e) {
                said.accept(new Report.Problem("limit " + step + " " + e.code() + " " + e.getMessage()));
            }
        }
    }
}
