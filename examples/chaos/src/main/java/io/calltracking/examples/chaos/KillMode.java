package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.FaultPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One process, killed at an exact step, started again, and in every other round killed once more while it recovers. The
 * first round kills nobody and finds out what steps there are; steps that only a recovery takes are found on the way.
 */
final class KillMode implements Mode {
    private final StepBook book = new StepBook();
    private final List<FaultPoint> fixed;

    /** Kills at these points in every round; at each step in turn when there are none. */
    KillMode(List<FaultPoint> fixed) {
        this.fixed = List.copyOf(fixed);
    }

    @Override
    public void saw(FaultPoint point, boolean recovers) {
        book.saw(point, recovers);
    }

    @Override
    public String play(Scene scene, Random random) {
        List<String> killed = new ArrayList<>();
        for (FaultPoint stop : fixed.isEmpty() ? book.next(random) : fixed) {
            NodeProcess node = scene.start(scene.options().stoppingAt(stop));
            scene.watch(node::isStopped);
            if (!node.isStopped()) {
                killed.add(stop + " (not reached)");
                return label(killed);
            }
            scene.kill(node);
            killed.add(stop.toString());
        }
        scene.start(scene.options());
        return label(killed);
    }

    private static String label(List<String> killed) {
        return killed.isEmpty() ? "no kill" : String.join(" + ", killed);
    }
}
