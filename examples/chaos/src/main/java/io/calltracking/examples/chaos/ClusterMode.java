package io.calltracking.examples.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Three processes on one store that all ask for the same calls and share the webhooks, their wall clocks minutes apart.
 * Killed at random moments, start-up among them, and replaced; or suspended for longer than any lease, so that others
 * take over, and then let go on.
 */
final class ClusterMode implements Mode {
    private static final List<Duration> SKEWS = List.of(Duration.ofMinutes(-4), Duration.ZERO, Duration.ofMinutes(7));
    private static final Duration PACE = Duration.ofMillis(150);
    /** Longer than anybody is suspended: who was may still send its request then. */
    private static final Duration SETTLING = Duration.ofSeconds(14);

    private static final int BLOWS = 6;
    private static final int LONGEST_PEACE_MILLIS = 2500;
    private static final int SHORTEST_SUSPENSION_MILLIS = 2000;
    private static final int LONGEST_SUSPENSION_MILLIS = 6000;

    @Override
    public String play(Scene scene, Random random) {
        List<NodeProcess> nodes = new ArrayList<>();
        for (Duration skew : SKEWS) {
            nodes.add(scene.start(options(scene, skew)));
        }
        scene.watch(() -> nodes.stream().anyMatch(node -> node.port() != null));
        int suspensions = 0;
        for (int blow = 0; blow < BLOWS; blow++) {
            Pause.of(Duration.ofMillis(random.nextInt(LONGEST_PEACE_MILLIS)));
            int victim = random.nextInt(nodes.size());
            if (random.nextInt(3) == 0) {
                suspend(nodes.get(victim), random);
                suspensions++;
            } else {
                scene.kill(nodes.get(victim));
                nodes.set(victim, scene.start(options(scene, SKEWS.get(victim))));
            }
        }
        return "3 processes at random, suspended " + suspensions + " times";
    }

    private static void suspend(NodeProcess node, Random random) {
        node.suspend();
        try {
            Pause.of(Duration.ofMillis(random.nextInt(SHORTEST_SUSPENSION_MILLIS, LONGEST_SUSPENSION_MILLIS)));
        } finally {
            node.resume();
        }
    }

    private static NodeOptions options(Scene scene, Duration skew) {
        return scene.options().pacing(PACE).withClock(skew, SETTLING);
    }
}
