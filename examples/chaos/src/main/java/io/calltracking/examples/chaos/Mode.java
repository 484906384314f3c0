package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.FaultPoint;
import java.util.Random;

/** How the processes of a round are killed. Thread-safe. */
interface Mode {

    /** The modes there are. */
    enum Kind {
        /** One process at a time, killed at an exact step and started again. */
        KILL,
        /** Three processes on one store, killed at random moments, their clocks minutes apart. */
        CLUSTER
    }

    /**
     * Kills and starts again, and leaves at least one process running at the end.
     *
     * @param scene where to; its calls need not be over on return
     * @param random of this round
     * @return where was killed, in a few words
     */
    String play(Scene scene, Random random);

    /**
     * Takes note of a step that some process has gone past.
     *
     * @param recovers whether another one was killed in the round before it
     */
    default void saw(FaultPoint point, boolean recovers) {}

    static Mode of(Settings settings) {
        return settings.mode() == Kind.KILL ? new KillMode(settings.at()) : new ClusterMode();
    }
}
