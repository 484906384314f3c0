package io.calltracking.testkit.simulator.internal.bolna;

import io.calltracking.testkit.simulator.internal.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

/** What a call cost, in cents: by the second while it is talked, plus network and platform once it was processed. */
record CallCost(
        BigDecimal llm, BigDecimal synthesizer, BigDecimal transcriber, BigDecimal network, BigDecimal platform) {

    static CallCost of(Conversation talk, boolean processed) {
        BigDecimal seconds = talk.seconds();
        BigDecimal minutes = seconds.divide(BigDecimal.valueOf(60), 0, RoundingMode.UP);
        return new CallCost(
                times(seconds, "0.0022"),
                times(seconds, "0.051"),
                times(seconds, "0.021"),
                processed ? times(minutes, "1.03") : BigDecimal.ZERO,
                processed ? times(minutes, "4") : BigDecimal.ZERO);
    }

    static JsonObject none() {
        return JsonObject.with("llm", 0)
                .and("network", 0)
                .and("platform", 0)
                .and("synthesizer", 0)
                .and("transcriber", 0);
    }

    BigDecimal total() {
        return Stream.of(llm, synthesizer, transcriber, network, platform).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    JsonObject json() {
        return JsonObject.with("llm", llm)
                .and("network", network)
                .and("platform", platform)
                .and("synthesizer", synthesizer)
                .and("transcriber", transcriber)
                .and(
                        "llm_breakdown",
                        JsonObject.with("hangup", 0)
                                .and("analytics", 0)
                                .and("voicemail", 0)
                                .and("extraction", 0)
                                .and("conversation", llm)
                                .and("summarization", 0))
                .and("transfer_cost", 0)
                .and(
                        "synthesizer_breakdown",
                        JsonObject.with("conversation", synthesizer).and("welcome_message", 0))
                .and("transcriber_breakdown", JsonObject.with("analytics", 0).and("conversation", transcriber));
    }

    private static BigDecimal times(BigDecimal amount, String price) {
        return amount.multiply(new BigDecimal(price)).setScale(3, RoundingMode.HALF_UP);
    }
}
