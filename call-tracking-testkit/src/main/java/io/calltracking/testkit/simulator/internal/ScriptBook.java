package io.calltracking.testkit.simulator.internal;

import io.calltracking.testkit.simulator.CallScript;
import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.Outcomes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Which script a call gets: the number's own, else the magic number's, else one drawn from the mix. Thread-safe. */
public final class ScriptBook {
    private final Draws draws;
    private final Outcomes outcomes;
    private final Map<String, List<CallScript>> own = new ConcurrentHashMap<>();

    /**
     * A book without scripts of its own.
     *
     * @param draws where chance comes from
     * @param outcomes the mix for everything else
     */
    public ScriptBook(Draws draws, Outcomes outcomes) {
        this.draws = draws;
        this.outcomes = outcomes;
        for (Outcome outcome : Outcome.values()) {
            own.put(outcome.magicNumber(), List.of(CallScript.of(outcome)));
        }
    }

    /**
     * Gives a number its own scripts.
     *
     * @param number E.164
     * @param scripts how its dialings go, one after the other; the last repeats
     */
    public void write(String number, List<CallScript> scripts) {
        own.put(number, List.copyOf(scripts));
    }

    /**
     * The scripts of one call.
     *
     * @param number the number dialed
     * @param nth which call to the number it is, from 1
     * @param dialings how often the provider may dial for this call
     * @return one script per dialing
     */
    public List<CallScript> scripts(String number, int nth, int dialings) {
        List<CallScript> written = own.get(number);
        List<CallScript> scripts = new ArrayList<>();
        for (int dialing = 0; dialing < dialings; dialing++) {
            scripts.add(
                    written == null
                            ? drawn(draws.source("script " + dialing, number, nth))
                            : written.get(Math.min(nth - 1 + dialing, written.size() - 1)));
        }
        return List.copyOf(scripts);
    }

    private CallScript drawn(Random random) {
        Outcome outcome = outcomes.draw(random);
        boolean unanswered = outcome == Outcome.NO_ANSWER;
        boolean machine = outcome == Outcome.VOICEMAIL;
        return new CallScript(
                outcome,
                between(random, 400, 3_000),
                between(random, 800, 3_000),
                unanswered ? between(random, 25_000, 45_000) : between(random, 3_000, 15_000),
                machine ? between(random, 8_000, 20_000) : between(random, 15_000, 120_000),
                between(random, 5_000, 90_000));
    }

    private static Duration between(Random random, int leastMillis, int mostMillis) {
        return Duration.ofMillis(leastMillis + random.nextInt(mostMillis - leastMillis));
    }
}
