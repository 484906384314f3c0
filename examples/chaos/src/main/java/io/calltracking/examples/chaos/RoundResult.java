package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.Findings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of a round.
 *
 * @param round its number, from 1
 * @param what where was killed
 * @param kills how many processes were killed
 * @param findings what the audit found at the end
 * @param slots how the limits were kept
 * @param campaigns how campaigns went
 * @param clues what may explain it; empty when all is well
 * @param took how long it lasted
 */
record RoundResult(
        int round,
        String what,
        int kills,
        Findings findings,
        SlotFigures slots,
        CampaignFigures campaigns,
        List<String> clues,
        Duration took) {

    /** A round that could not be played to its end. */
    static RoundResult failed(int round, RuntimeException why, List<String> clues, Duration took) {
        return new RoundResult(
                round,
                "failed: " + why,
                0,
                new Findings(0, Map.of()),
                SlotFigures.NONE,
                CampaignFigures.NONE,
                clues,
                took);
    }

    boolean isClean() {
        return findings.isClean() && slots.isClean() && campaigns.isClean() && !isFailed();
    }

    boolean isFailed() {
        return what.startsWith("failed: ");
    }

    /** One line for people. */
    String line() {
        String result = isFailed() ? "FAILED" : isClean() ? "ok" : "BROKEN";
        return String.format(
                Locale.ROOT,
                "%5d  %-58s %d kill%s  %2d accepted  %5.1f s  %s",
                round,
                what,
                kills,
                kills == 1 ? " " : "s",
                findings.callsAccepted(),
                took.toMillis() / 1000.0,
                result);
    }
}
