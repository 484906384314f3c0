package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.FaultPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Two or three processes on one store with far more calls than slots. One of them changes the cap up and down, is killed at
 * an exact step and started again, as in {@link KillMode}; the others go on.
 */
final class SlotsMode implements Mode {
    private static final Duration PACE = Duration.ofMillis(50);

    private final StepBook book = new StepBook();
    private final List<FaultPoint> fixed;

    /** Kills at these points in every round; at each step in turn when there are none. */
    SlotsMode(List<FaultPoint> fixed) {
        this.fixed = List.copyOf(fixed);
    }

    @Override
    public void saw(FaultPoint point, boolean recovers) {
        book.saw(point, recovers);
    }

    @Override
    public String play(Scene scene, Random random) {
        List<FaultPoint> stops = fixed.isEmpty() ? book.next(random) : fixed;
        NodeOptions others = scene.options().pacing(PACE);
        NodeOptions victim = others.changingCaps(CapPlan.drawn(random));
        int processes = 2 + random.nextInt(2);
        List<String> killed = new ArrayList<>();
        for (FaultPoint stop : stops) {
            NodeProcess node = scene.start(victim.stoppingAt(stop));
            fill(scene, others, killed.isEmpty() ? processes - 1 : 0);
            scene.watch(node::isStopped);
            if (!node.isStopped()) {
                killed.add(stop + " (not reached)");
                return label(processes, killed);
            }
            scene.kill(node);
            killed.add(stop.toString());
        }
        scene.start(victim);
        fill(scene, others, stops.isEmpty() ? processes - 1 : 0);
        return label(processes, killed);
    }

    private static void fill(Scene scene, NodeOptions options, int count) {
        for (int i = 0; i < count; i++) {
            scene.start(options);
        }
    }

    private static String label(int processes, List<String> killed) {
        return processes + " processes, " + (killed.isEmpty() ? "no kill" : String.join(" + ", killed));
    }
}
