package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.CallScript;
import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.internal.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said in a call, the same in every read. */
record Conversation(CallScript script, String callee, Reply reply) {

    /** What the callee may say. */
    private record Reply(String words, String objective, String summary) {}

    private static final List<Reply> REPLIES = List.of(
            new Reply("yes friday works", "Yes", "Customer confirmed the Friday visit."),
            new Reply("no that does not suit me", "No", "Customer declined the Friday visit."),
            new Reply("please call me again tomorrow", "Later", "Customer asked to be called again."));

    static Conversation of(BolnaExecution execution) {
        int said = execution.call().chance("reply", execution.retryCount()).nextInt(REPLIES.size());
        Object name = execution.call().order().userData().get("customer_name");
        String callee = name == null ? "there" : name.toString();
        return new Conversation(execution.script(), callee, REPLIES.get(said));
    }

    /** How long they talked, unscaled. */
    BigDecimal seconds() {
        BigDecimal shortest = BigDecimal.valueOf(script.talking().toMillis(), 3).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    String transcript() {
        if (machine()) {
            return "assistant: Hello " + callee + ".\nuser: please leave a message after the tone\n";
        }
        return "assistant: Hello " + callee + ", this is Nila from Northwind.\nuser: hi yes\n"
                + "assistant: Is Friday at ten still fine for the visit?\nuser: " + reply.words
                + "\nassistant: Thank you, goodbye.\n";
    }

    @Nullable
    String summary() {
        return machine() ? null : reply.summary;
    }

    @Nullable
    JsonObject extractedData() {
        if (machine()) {
            return null;
        }
        JsonObject confirmed = JsonObject.with("subjective", reply.summary)
                .and("objective", reply.objective)
                .and("confidence", new BigDecimal("0.93"))
                .and("confidence_label", "High")
                .and("reasoning_subjective", "The customer said: " + reply.words + ".")
                .and("reasoning_objective", "Explicit answer.")
                .and("validation", null);
        return JsonObject.with("Visit Details", JsonObject.with("Visit Confirmed", confirmed));
    }

    private boolean machine() {
        return script.outcome() == Outcome.VOICEMAIL;
    }
}
