package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.Findings;
import java.util.List;
import java.util.Random;

/** Rounds in which the processes are asked for a list of calls, and killed as a {@link Mode} says. */
final class CallRounds implements Rounds {
    private final Scene.Ground ground;
    private final String name;
    private final Mode mode;

    CallRounds(Scene.Ground ground, String name, Mode mode) {
        this.ground = ground;
        this.name = name;
        this.mode = mode;
    }

    @Override
    public RoundResult play(int round, Random random) {
        long start = System.nanoTime();
        try (Scene scene = new Scene(ground, name + round + "_", random, mode::saw)) {
            return play(round, scene, random, start);
        } catch (RuntimeException e) {
            return RoundResult.failed(round, e, List.of(), Rounds.since(start));
        }
    }

    private RoundResult play(int round, Scene scene, Random random, long start) {
        try {
            String what = mode.play(scene, random);
            scene.watch(() -> false);
            Findings findings = scene.end();
            SlotFigures slots = scene.slotFigures();
            List<String> clues = findings.isClean() && slots.isClean() ? List.of() : scene.clues();
            return new RoundResult(
                    round, what, scene.kills(), findings, slots, CampaignFigures.NONE, clues, Rounds.since(start));
        } catch (RuntimeException e) {
            return RoundResult.failed(round, e, scene.clues(), Rounds.since(start));
        }
    }
}
