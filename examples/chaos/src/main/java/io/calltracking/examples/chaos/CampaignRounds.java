package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.Findings;
import java.util.List;
import java.util.Random;

/** Rounds in which the processes work through campaigns. */
final class CampaignRounds implements Rounds {
    private final Scene.Ground ground;
    private final String name;

    CampaignRounds(Scene.Ground ground, String name) {
        this.ground = ground;
        this.name = name;
    }

    @Override
    public RoundResult play(int round, Random random) {
        long start = System.nanoTime();
        try (CampaignScene scene = new CampaignScene(ground, name + round + "_", random)) {
            return play(round, scene, start);
        } catch (RuntimeException e) {
            return RoundResult.failed(round, e, List.of(), Rounds.since(start));
        }
    }

    private static RoundResult play(int round, CampaignScene scene, long start) {
        try {
            CampaignFigures campaigns = scene.play();
            Findings findings = scene.findings();
            List<String> clues = findings.isClean() && campaigns.isClean() ? List.of() : scene.clues();
            String what = campaigns.contacts() + " contacts, to the cap in "
                    + Math.round(100 * campaigns.speed().secondsToCap()) / 100.0 + " s, "
                    + Math.round(campaigns.speed().percentOfCap()) + " % of it";
            return new RoundResult(
                    round, what, scene.kills(), findings, SlotFigures.NONE, campaigns, clues, Rounds.since(start));
        } catch (RuntimeException e) {
            return RoundResult.failed(round, e, scene.clues(), Rounds.since(start));
        }
    }
}
