package io.calltracking.examples.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Three processes on one store that all ask for the same calls and share the webhooks, their wall clocks minutes apart.
 * Killed at random moments, start-up among them, and replaced at once or a little later.
 */
final class ClusterMode implements Mode {
    private static final List<Duration> SKEWS = List.of(Duration.ofMinutes(-4), Duration.ZERO, Duration.ofMinutes(7));
    private static final Duration PACE = Duration.ofMillis(150);
    private static final int KILLS = 5;
    private static final int LONGEST_LIFE_MILLIS = 2500;

    @Override
    public String play(Scene scene, Random random) {
        List<NodeProcess> nodes = new ArrayList<>();
        for (Duration skew : SKEWS) {
            nodes.add(scene.start(options(scene, skew)));
        }
        scene.watch(() -> nodes.stream().anyMatch(node -> node.port() != null));
        for (int kill = 0; kill < KILLS; kill++) {
            Pause.of(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
            int victim = random.nextInt(nodes.size());
            scene.kill(nodes.get(victim));
            nodes.set(victim, scene.start(options(scene, SKEWS.get(victim))));
        }
        return "3 processes at random";
    }

    private static NodeOptions options(Scene scene, Duration skew) {
        NodeOptions options = scene.options();
        return new NodeOptions(
                options.provider(),
                options.key(),
                options.prefix(),
                options.calls(),
                PACE,
                skew,
                null,
                options.sabotage());
    }
}
