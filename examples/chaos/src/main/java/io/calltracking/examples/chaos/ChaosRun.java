package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.Findings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Plays the rounds of a run, several at a time, each in a {@link Scene} of its own. */
final class ChaosRun {
    private final Settings settings;
    private final Mode mode;
    private final Scene.Ground ground;
    private final Consumer<RoundResult> told;
    private final String name;

    /** A run on a database that stays open; each result is told as soon as it is there, one at a time. */
    ChaosRun(Settings settings, Database database, Consumer<RoundResult> told) {
        this.settings = settings;
        this.mode = Mode.of(settings);
        this.told = told;
        this.ground = new Scene.Ground(
                settings,
                database,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        this.name = "chaos_" + Long.toHexString(System.nanoTime() & 0xffffff) + "_";
    }

    Summary run() {
        long start = System.nanoTime();
        List<RoundResult> results = new ArrayList<>();
        results.add(play(1)); // alone, because it finds out what steps there are
        ExecutorService lanes = Executors.newFixedThreadPool(settings.lanes());
        try {
            List<Future<RoundResult>> rounds = new ArrayList<>();
            for (int i = 2; i <= settings.rounds(); i++) {
                int round = i;
                rounds.add(lanes.submit(() -> play(round)));
            }
            for (Future<RoundResult> round : rounds) {
                results.add(round.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a round could not be played", e.getCause());
        } finally {
            lanes.shutdownNow();
        }
        return new Summary(settings, results, since(start));
    }

    private RoundResult play(int round) {
        long start = System.nanoTime();
        Random random = new Random(settings.seed() * 1_000_003 + round);
        RoundResult result;
        try (Scene scene = new Scene(ground, name + round + "_", random, mode::saw)) {
            result = play(round, scene, random, start);
        } catch (RuntimeException e) {
            result = RoundResult.failed(round, e, List.of(), since(start));
        }
        synchronized (told) {
            told.accept(result);
        }
        return result;
    }

    private RoundResult play(int round, Scene scene, Random random, long start) {
        try {
            String what = mode.play(scene, random);
            scene.watch(() -> false);
            Findings findings = scene.end();
            SlotFigures slots = scene.slotFigures();
            List<String> clues = findings.isClean() && slots.isClean() ? List.of() : scene.clues();
            return new RoundResult(round, what, scene.kills(), findings, slots, clues, since(start));
        } catch (RuntimeException e) {
            return RoundResult.failed(round, e, scene.clues(), since(start));
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
