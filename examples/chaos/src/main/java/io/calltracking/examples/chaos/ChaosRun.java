package io.calltracking.examples.chaos;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Plays the rounds of a run, several at a time. */
final class ChaosRun {
    private final Settings settings;
    private final Rounds rounds;
    private final Consumer<RoundResult> told;

    /** A run on a database that stays open; each result is told as soon as it is there, one at a time. */
    ChaosRun(Settings settings, Database database, Consumer<RoundResult> told) {
        this.settings = settings;
        this.told = told;
        Scene.Ground ground = new Scene.Ground(
                settings,
                database,
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        this.rounds = Rounds.of(ground, "chaos_" + Long.toHexString(System.nanoTime() & 0xffffff) + "_");
    }

    Summary run() {
        long start = System.nanoTime();
        List<RoundResult> results = new ArrayList<>();
        results.add(play(1)); // alone, because it finds out what steps there are
        ExecutorService lanes = Executors.newFixedThreadPool(settings.lanes());
        try {
            List<Future<RoundResult>> others = new ArrayList<>();
            for (int i = 2; i <= settings.rounds(); i++) {
                int round = i;
                others.add(lanes.submit(() -> play(round)));
            }
            for (Future<RoundResult> round : others) {
                results.add(round.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a round could not be played", e.getCause());
        } finally {
            lanes.shutdownNow();
        }
        return new Summary(settings, results, Rounds.since(start));
    }

    private RoundResult play(int round) {
        RoundResult result = rounds.play(round, new Random(settings.seed() * 1_000_003 + round));
        synchronized (told) {
            told.accept(result);
        }
        return result;
    }
}
