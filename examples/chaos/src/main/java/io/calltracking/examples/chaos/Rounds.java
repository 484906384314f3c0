package io.calltracking.examples.chaos;

import io.calltracking.examples.chaos.Scene.Ground;
import java.time.Duration;
import java.util.Random;

/** Plays rounds of one kind. Thread-safe. */
interface Rounds {

    /**
     * Plays one.
     *
     * @param round its number, from 1
     * @param random of this round
     */
    RoundResult play(int round, Random random);

    /**
     * The rounds of a run.
     *
     * @param ground what they share
     * @param name what the names of their tables begin with
     */
    static Rounds of(Ground ground, String name) {
        return ground.settings().hasCampaigns()
                ? new CampaignRounds(ground, name)
                : new CallRounds(ground, name, Mode.of(ground.settings()));
    }

    /** How long it is since a reading of {@link System#nanoTime()}. */
    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
