package io.calltracking.examples.chaos;

import io.calltracking.CallTracker;
import io.calltracking.campaign.Campaigns;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.CallAudit;
import io.calltracking.testkit.chaos.Findings;
import io.calltracking.testkit.simulator.ProviderSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where one round with campaigns takes place. At first nothing is in the way, so that it can be measured how fast the
 * campaigns go; then the provider misbehaves and the {@link Storm} breaks loose; then the campaigns are let end. One thread
 * plays it.
 */
final class CampaignScene implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Duration SHORTEST_ROUND = Duration.ofSeconds(24);
    private static final Duration LINE_OF_REHEARSAL = Duration.ofMillis(500);
    private static final int PROCESSES = 2;
    private static final int WEBHOOK_RETRIES = 7;
    /** How much of a round nothing is in the way of, and when the storm is over, in hundredths of the contacts. */
    private static final int CALM_PERCENT = 20;

    private static final int STORMY_PERCENT = 85;
    private static final int SUPPRESSED_BEFORE = 37;

    private final Settings settings;
    private final Random random;
    private final String prefix;
    private final Database database;
    private final Cast cast;
    private final ProviderSimulator simulator;
    private final SharedStore store;
    private final CallTracker tracker;
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<CampaignOperator> operators = new ArrayList<>();
    private final List<CampaignOperator> rehearsed = new ArrayList<>();

    CampaignScene(Scene.Ground ground, String prefix, Random random) {
        this.settings = ground.settings();
        this.database = ground.database();
        this.prefix = prefix;
        this.random = random;
        store = SharedStore.open(database.url(), prefix, 4, null);
        cast = Cast.open(database.url(), ground.http(), Set.of());
        simulator = ProviderSimulator.builder()
                .seed(random.nextLong())
                .concurrency(settings.calls())
                .webhookUrl(cast.relay().url())
                .webhookRetries(WEBHOOK_RETRIES, Duration.ofMillis(200))
                .start();
        tracker = CallTracker.builder()
                .store(observed())
                .provider(BolnaProvider.of(BolnaClient.builder()
                        .apiKey(simulator.apiKey())
                        .baseUrl(simulator.baseUrl().toString())
                        .build()))
                .build();
    }

    /** How the one who only looks sees the store. */
    private Store observed() {
        return settings.sabotage() == Sabotage.COUNTED_IN_TURN
                ? BrokenCampaigns.countedInTurn(store.store())
                : store.store();
    }

    /** Plays the round to its end. */
    CampaignFigures play() {
        for (int i = 0; i < PROCESSES; i++) {
            addNode();
        }
        until(() -> nodes.stream().allMatch(node -> node.port() != null), settings.patience());
        rehearse();
        List<CampaignPlan> plans = CampaignPlan.two(settings.calls(), settings.atATime());
        int caps = plans.stream().mapToInt(CampaignPlan::cap).sum();
        // One and three quarters of a call for each contact: some are called again, and there is a storm.
        Duration length = settings.line().multipliedBy(settings.calls() * 7L).dividedBy(caps * 4L);
        length = length.compareTo(SHORTEST_ROUND) < 0 ? SHORTEST_ROUND : length;
        Windows windows = Windows.around(Instant.now(), length);
        plans.forEach(plan -> operators.add(prepare(plan, settings.line(), windows)));
        Instant start = Instant.now();
        operators.forEach(CampaignOperator::start);
        try (TotalsSampler sampler = TotalsSampler.start(
                tracker.campaigns(),
                operators.stream()
                        .collect(Collectors.toMap(
                                CampaignOperator::id,
                                each -> each.plan().people().size())))) {
            Span calm = new Span(start, calm(sampler));
            storm(sampler);
            untilNothingHappens(sampler, Integer.MAX_VALUE);
            until(() -> ledger().open() == 0, GRACE);
            return new CampaignAudit(operators, rehearsed, windows, calm)
                    .figures(ledger(), tracker.campaigns(), sampler);
        }
    }

    /**
     * A short campaign before those that are measured. An app has been up for a while when a campaign is started, and it is not the
     * loading of classes that is to be measured. A broken copy is spared it: one that keeps campaigns would know no others.
     */
    private void rehearse() {
        if (settings.sabotage() != Sabotage.NONE) {
            return;
        }
        CampaignOperator rehearsal = prepare(
                CampaignPlan.rehearsal(settings.atATime()),
                LINE_OF_REHEARSAL,
                Windows.around(Instant.now(), SHORTEST_ROUND));
        rehearsed.add(rehearsal);
        rehearsal.start();
        until(rehearsal::isOver, settings.patience());
    }

    private CampaignOperator prepare(CampaignPlan plan, Duration line, Windows windows) {
        Campaigns campaigns = tracker.campaigns();
        new CampaignWeather(random, line).script(simulator, plan.people());
        CampaignOperator operator = CampaignOperator.create(campaigns, plan, windows);
        List<String> numbers =
                plan.people().stream().map(CampaignPlan.Person::number).toList();
        for (int i = 0; i < numbers.size(); i += SUPPRESSED_BEFORE) {
            operator.suppress(List.of(numbers.get(i)), i % 2 == 0);
        }
        return operator;
    }

    /** Lets everything go well for a while, and says when that was over. */
    private Instant calm(TotalsSampler sampler) {
        untilNothingHappens(sampler, settings.calls() * CALM_PERCENT / 100);
        return Instant.now();
    }

    private void storm(TotalsSampler sampler) {
        CampaignWeather.breakLoose(simulator.faults());
        Storm storm = new Storm(random, new Crew(), operators);
        for (int blow = 0; blow < storm.blows(); blow++) {
            int percent = CALM_PERCENT + (STORMY_PERCENT - CALM_PERCENT) * blow / storm.blows();
            untilNothingHappens(sampler, settings.calls() * percent / 100);
            storm.strike(blow);
        }
    }

    /** Waits until so many contacts are done with, or all campaigns are over, or for too long none gets on. */
    private void untilNothingHappens(TotalsSampler sampler, int contacts) {
        long done = -1;
        long deadline = 0;
        while (sampler.done() < contacts && !operators.stream().allMatch(CampaignOperator::isOver)) {
            long now = System.nanoTime();
            if (sampler.done() != done) {
                done = sampler.done();
                deadline = now + settings.patience().toNanos();
            } else if (now > deadline) {
                return;
            }
            cast.checkForCrash();
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private static void until(BooleanSupplier wanted, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!wanted.getAsBoolean() && System.nanoTime() < deadline) {
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private final class Crew implements Storm.Crew {
        @Override
        public void replaceOne(Random random) {
            NodeProcess victim = nodes.remove(random.nextInt(nodes.size()));
            cast.kill(victim);
            addNode();
        }

        @Override
        public void addOne() {
            addNode();
        }
    }

    private void addNode() {
        NodeOptions options = new NodeOptions(
                simulator.baseUrl(),
                simulator.apiKey(),
                prefix,
                new CallList(0, false),
                Duration.ZERO,
                Duration.ZERO,
                NodeOptions.SETTLING,
                CapPlan.NONE,
                Looks.MANY,
                null,
                settings.sabotage());
        nodes.add(cast.start(options, report -> {}));
    }

    private CampaignLedger ledger() {
        return CampaignLedger.read(
                store.store(),
                simulator.ledger(),
                Stream.concat(rehearsed.stream(), operators.stream())
                        .map(CampaignOperator::id)
                        .toList());
    }

    /** What the audit of calls says: again and again until all is well, or nothing can be hoped for. Ends all processes. */
    Findings findings() {
        CallAudit audit = CallAudit.of(store.store(), simulator.ledger());
        long deadline = System.nanoTime() + GRACE.toNanos();
        Findings findings = audit.findings(ledger().requested());
        while (!findings.isClean() && System.nanoTime() < deadline) {
            Pause.of(BETWEEN_LOOKS);
            findings = audit.findings(ledger().requested());
        }
        cast.end();
        return findings;
    }

    int kills() {
        return cast.kills();
    }

    List<String> clues() {
        return cast.clues();
    }

    @Override
    public void close() {
        cast.end();
        tracker.close();
        simulator.close();
        cast.close();
        store.close();
        database.drop(prefix);
    }
}
