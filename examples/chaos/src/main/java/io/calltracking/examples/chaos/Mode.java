package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.FaultPoint;
import java.util.Random;

/** How the processes of a round are killed. Thread-safe. */
interface Mode {

    /** The modes there are. */
    enum Kind {
        /** One process at a time, killed at an exact step and started again. */
        KILL(50, 8, 3),
        /** Three processes on one store, killed at random moments, their clocks minutes apart. */
        CLUSTER(10, 12, 1),
        /** Two or three processes with far more calls than slots, one of them killed at an exact step. */
        SLOTS(20, 16, 2),
        /** Three or four processes that work through campaigns, killed, paused and steered at random. */
        CAMPAIGN(1, 10_000, 1);

        private final int rounds;
        private final int calls;
        private final int lanes;

        Kind(int rounds, int calls, int lanes) {
            this.rounds = rounds;
            this.calls = calls;
            this.lanes = lanes;
        }

        /** How many rounds, unless told otherwise. */
        int rounds() {
            return rounds;
        }

        /** How many calls, or contacts, in a round, unless told otherwise. */
        int calls() {
            return calls;
        }

        /** How many rounds at a time, unless told otherwise. */
        int lanes() {
            return lanes;
        }
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
        return switch (settings.mode()) {
            case KILL -> new KillMode(settings.at());
            case CLUSTER -> new ClusterMode();
            case SLOTS -> new SlotsMode(settings.at());
            case CAMPAIGN -> throw new IllegalArgumentException("campaigns have rounds of their own");
        };
    }
}
