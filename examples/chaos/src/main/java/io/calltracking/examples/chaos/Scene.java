package io.calltracking.examples.chaos;

import io.calltracking.CallId;
import io.calltracking.CallQuery;
import io.calltracking.testkit.chaos.Breach;
import io.calltracking.testkit.chaos.CallAudit;
import io.calltracking.testkit.chaos.Findings;
import io.calltracking.testkit.chaos.Requested;
import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.Outcomes;
import io.calltracking.testkit.simulator.ProviderSimulator;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where one round takes place: a provider, tables of its own, a relay for webhooks, and the processes started so far. One
 * thread plays it; what the processes say arrives on others.
 */
final class Scene implements AutoCloseable {
    private static final Duration BETWEEN_AUDITS = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final double TIME_SCALE = 0.02;
    private static final int WEBHOOK_RETRIES = 7;
    /** So many that the provider never holds calls back by itself, which would hide that too many are live. */
    private static final int CONCURRENCY = 100;

    private final Ground ground;
    private final Settings settings;
    private final String prefix;
    private final StepBook.Watcher passed;
    private final Cast cast;
    private final ProviderSimulator simulator;
    private final SharedStore store;
    private final CallAudit audit;
    private final @Nullable SlotTrial slots;
    private final Map<String, Set<CallId>> promised = new ConcurrentHashMap<>();

    /**
     * What all rounds of a run share.
     *
     * @param settings of the run
     * @param database where each round has its tables
     * @param http for the relays
     */
    record Ground(Settings settings, Database database, HttpClient http) {}

    /**
     * Sets a scene.
     *
     * @param prefix of its tables
     * @param random of this round
     * @param passed told of each step that a process goes past
     */
    Scene(Ground ground, String prefix, Random random, StepBook.Watcher passed) {
        this.ground = ground;
        this.settings = ground.settings();
        this.prefix = prefix;
        this.passed = passed;
        Weather weather = new Weather(settings.list(), random);
        store = SharedStore.open(ground.database().url(), prefix, 2, null);
        slots = settings.hasSlots() ? SlotTrial.open(ground.database(), store.store(), prefix) : null;
        cast = Cast.open(ground.database().url(), ground.http(), weather.untagged());
        simulator = ProviderSimulator.builder()
                .seed(random.nextLong())
                .timeScale(TIME_SCALE)
                .outcomes(Outcomes.typical().and(Outcome.CANCELED, 5))
                .concurrency(CONCURRENCY)
                .webhookUrl(cast.relay().url())
                .webhookRetries(WEBHOOK_RETRIES, Duration.ofMillis(200))
                .start();
        weather.orderAt(simulator.faults());
        audit = CallAudit.of(store.store(), simulator.ledger());
    }

    /** What a node of this round is told, with nothing to stop at. */
    NodeOptions options() {
        return new NodeOptions(
                simulator.baseUrl(),
                simulator.apiKey(),
                prefix,
                settings.list(),
                Duration.ZERO,
                Duration.ZERO,
                NodeOptions.SETTLING,
                CapPlan.NONE,
                Looks.OFTEN,
                null,
                settings.sabotage());
    }

    /** Starts a process, which takes webhooks as soon as it can. */
    NodeProcess start(NodeOptions options) {
        boolean recovers = cast.kills() > 0;
        return cast.start(options, report -> hear(report, recovers));
    }

    /** Kills a process as {@code kill -9} does. */
    void kill(NodeProcess node) {
        cast.kill(node);
    }

    int kills() {
        return cast.kills();
    }

    /** Audits again and again until all is well, something happens, nothing can be hoped for, or patience ends. */
    Findings watch(BooleanSupplier happened) {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        long hopingSince = System.nanoTime();
        while (true) {
            Findings findings = audit();
            long now = System.nanoTime();
            hopingSince = maySoonBeWell(findings) || !cast.isUp() ? now : hopingSince;
            boolean graceOver = now - hopingSince > GRACE.toNanos();
            if (findings.isClean() || graceOver || now > deadline || happened.getAsBoolean()) {
                return findings;
            }
            cast.checkForCrash();
            Pause.of(BETWEEN_AUDITS);
        }
    }

    /** Whether calls are still under way and nothing is wrong for good. */
    private static boolean maySoonBeWell(Findings findings) {
        boolean underWay = findings.count(Breach.UNRESOLVED) > 0 || findings.count(Breach.FORGOTTEN) > 0;
        return underWay && !findings.isHopeless();
    }

    /** Ends all processes, and says how things stand then. */
    Findings end() {
        cast.end();
        return audit();
    }

    /** How the limits were kept, when all processes have ended. */
    SlotFigures slotFigures() {
        return slots == null
                ? SlotFigures.NONE
                : slots.figures(
                        simulator.ledger(), store.store().list(CallQuery.all().limit(CallQuery.MAX_LIMIT)));
    }

    /** What may explain a broken promise. */
    List<String> clues() {
        return cast.clues();
    }

    private Findings audit() {
        CallList list = settings.list();
        return audit.findings(new Requested("bolna", list.owners(), list.numbers(), Map.copyOf(promised)));
    }

    private void hear(Report report, boolean recovers) {
        if (report instanceof Report.Passed step) {
            passed.accept(step.point(), recovers);
        } else if (report instanceof Report.Placed placed) {
            promised.computeIfAbsent(placed.key(), key -> ConcurrentHashMap.newKeySet())
                    .add(placed.id());
        }
    }

    @Override
    public void close() {
        cast.end();
        simulator.close();
        cast.close();
        if (slots != null) {
            slots.close();
        }
        store.close();
        ground.database().drop(prefix);
    }
}
