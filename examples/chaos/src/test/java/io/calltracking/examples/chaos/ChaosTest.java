package io.calltracking.examples.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.testkit.chaos.Breach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Real processes, a real PostgreSQL, real SIGKILL. {@code -Dchaos.seed} repeats the driver's choices, {@code
 * -Dchaos.rounds} plays more of them.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ChaosTest {
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime() % 1_000_000);
    private static final int ATTEMPTS = 3;

    /** Each broken copy with the options under which it shows, and the promises it may break. */
    private static final Map<Sabotage, String> OPTIONS = Map.of(
            Sabotage.RETRY_PLACING, "",
            Sabotage.UNKNOWN_IS_LATER, "",
            Sabotage.INTENT_AFTER, "--at provider.place:after#1",
            Sabotage.ACK_BEFORE_DURABLE, "--at store.apply.webhook:before#2",
            Sabotage.PARK_IN_MEMORY, "",
            Sabotage.NO_VERSION_CHECK, "",
            Sabotage.OWN_CLOCK, "--mode cluster --patience PT25S");

    private static final Map<Sabotage, String> SLOT_OPTIONS = Map.of(
            Sabotage.SELECT_THEN_INSERT, "--mode slots --calls 8",
            Sabotage.FREED_BY_AGE, "--mode slots --calls 8",
            Sabotage.FREED_AFTERWARDS, "--mode slots --calls 10 --at store.apply.system.completed:before#1");

    private static final String SMALL = "--mode campaign --contacts 40 --line PT2S --patience PT8S";

    private static final Map<Sabotage, CampaignBreach> CAMPAIGNS_BROKEN = Map.of(
            Sabotage.COUNTED_IN_TURN, CampaignBreach.TOTALS_OFF,
            Sabotage.CAMPAIGNS_KEPT, CampaignBreach.DIALED_WHILE_PAUSED,
            Sabotage.SUPPRESSIONS_KEPT, CampaignBreach.SUPPRESSED_DIALED,
            Sabotage.WITHOUT_HOURS, CampaignBreach.OUTSIDE_WINDOW,
            Sabotage.ATTEMPTS_UNCOUNTED, CampaignBreach.ATTEMPTED_TWICE);

    private static final Map<Sabotage, Set<Breach>> BROKEN = Map.of(
            Sabotage.RETRY_PLACING, Set.of(Breach.DIALED_TWICE),
            Sabotage.UNKNOWN_IS_LATER, Set.of(Breach.DIALED_TWICE),
            Sabotage.INTENT_AFTER, Set.of(Breach.DIALED_TWICE),
            Sabotage.ACK_BEFORE_DURABLE, Set.of(Breach.ACKNOWLEDGED_LOST),
            Sabotage.PARK_IN_MEMORY, Set.of(Breach.ACKNOWLEDGED_LOST),
            Sabotage.NO_VERSION_CHECK, Set.of(Breach.STATUS_WENT_BACK),
            Sabotage.OWN_CLOCK, Set.of(Breach.WRONG_OUTCOME, Breach.UNRESOLVED, Breach.FORGOTTEN));

    private static Database database;

    @BeforeAll
    static void startDatabase() {
        System.out.println("chaos.seed " + SEED);
        database = Database.open(null);
        assertThat(database.description()).contains("fsync on", "synchronous_commit on");
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void killedAtEachStepItKeepsEveryPromise() {
        Summary summary = run("--mode kill --lanes 4 --rounds " + Integer.getInteger("chaos.rounds", 30));

        assertClean(summary);
        assertThat(killedAt(summary))
                .contains(
                        "store.create:before",
                        "store.create:after",
                        "provider.place:before",
                        "provider.place:after",
                        "store.apply.api.queued:before",
                        "store.apply.api.queued:after",
                        "store.apply.webhook:before",
                        "store.apply.webhook:after",
                        "webhook.reply:before",
                        "webhook.reply:after",
                        "store.claimDue:before",
                        "store.claimDue:after");
    }

    @Test
    void threeProcessesKilledAtRandomKeepEveryPromise() {
        Summary summary = run("--mode cluster --lanes 3 --rounds 3");

        assertClean(summary);
        assertThat(summary.kills()).isPositive();
    }

    /** All at once, because most of a round is waiting. */
    @Test
    void slotsNeverExceedACapAndAreAllGivenBackAndCopiesThatDoOtherwiseAreCaught() throws Exception {
        Future<?> copies = meanwhile(() -> areCaught(SLOT_OPTIONS, ChaosTest::breaksSlots));

        Summary summary = run("--mode slots --lanes 2 --calls 10 --rounds 3");

        assertClean(summary);
        assertThat(summary.kills()).isPositive();
        assertThat(summary.maxOverCap()).isZero();
        assertThat(summary.count(Breach.LEAKED_SLOT)).isZero();
        copies.get();
    }

    @Test
    void campaignsAccountForEveryContactAndCopiesThatBreakTheirRulesAreCaught() throws Exception {
        Map<Sabotage, String> options = CAMPAIGNS_BROKEN.keySet().stream()
                .collect(Collectors.toUnmodifiableMap(sabotage -> sabotage, sabotage -> SMALL));
        Future<?> copies = meanwhile(() -> areCaught(
                options,
                (sabotage, summary) -> summary.count(Objects.requireNonNull(CAMPAIGNS_BROKEN.get(sabotage))) > 0));

        Summary summary = run("--mode campaign --contacts 60 --line PT2S");

        assertClean(summary);
        assertThat(summary.kills()).isPositive();
        assertThat(summary.callsAccepted()).isGreaterThan(50);
        assertThat(summary.json()).contains("\"contacts\":60", "\"totalsOff\":0", "\"outsideWindow\":0");
        copies.get();
    }

    /** Does it on a thread of its own. */
    private static Future<?> meanwhile(Work work) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> done = thread.submit(() -> {
            work.run();
            return null;
        });
        thread.shutdown();
        return done;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static boolean breaksSlots(Sabotage sabotage, Summary summary) {
        return sabotage == Sabotage.FREED_AFTERWARDS ? summary.count(Breach.LEAKED_SLOT) > 0 : summary.maxOverCap() > 0;
    }

    @Test
    void brokenCopiesAreCaught() throws Exception {
        assertThat(BROKEN.keySet())
                .hasSize(Sabotage.values().length - 1 - SLOT_OPTIONS.size() - CAMPAIGNS_BROKEN.size());
        areCaught(
                OPTIONS,
                (sabotage, summary) ->
                        BROKEN.getOrDefault(sabotage, Set.of()).stream().anyMatch(breach -> summary.count(breach) > 0));
    }

    private static void areCaught(Map<Sabotage, String> options, BiPredicate<Sabotage, Summary> shows)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(options.size());
        List<Future<?>> results = new ArrayList<>();
        options.forEach((copy, line) -> results.add(threads.submit(() -> isCaught(copy, line, shows))));
        threads.shutdown();

        for (Future<?> result : results) {
            result.get();
        }
    }

    /** Some need a race to show, and get it in one of a few rounds. */
    private static void isCaught(Sabotage sabotage, String options, BiPredicate<Sabotage, Summary> shows) {
        boolean caught = false;
        for (int attempt = 0; attempt < ATTEMPTS && !caught; attempt++) {
            Summary summary = run(
                    "--rounds 1 --seed " + (SEED + attempt) + " --break " + Arguments.word(sabotage) + " " + options);
            caught = !summary.isClean() && shows.test(sabotage, summary);
        }
        assertThat(caught).as("%s shows", sabotage).isTrue();
    }

    private static void assertClean(Summary summary) {
        System.out.println(summary.json());
        assertThat(summary.results())
                .allSatisfy(result -> assertThat(result.isClean())
                        .as("%s%n%s%n%s", result.line(), lines(result), result.clues())
                        .isTrue());
        assertThat(summary.isClean()).isTrue();
    }

    private static List<String> lines(RoundResult result) {
        return Stream.concat(result.findings().lines().stream(), result.campaigns().lines().stream())
                .toList();
    }

    private static Set<String> killedAt(Summary summary) {
        return summary.results().stream()
                .flatMap(result -> Stream.of(result.what().split(" \\+ ")))
                .filter(point -> !point.contains("not reached"))
                .map(point -> point.replaceFirst("#.*", ""))
                .collect(Collectors.toSet());
    }

    private static Summary run(String options) {
        List<String> line = new ArrayList<>(List.of(options.strip().split(" +")));
        if (!line.contains("--seed")) {
            line.addAll(List.of("--seed", Long.toString(SEED)));
        }
        return new ChaosRun(Settings.parse(line), database, result -> System.out.println(result.line())).run();
    }
}
