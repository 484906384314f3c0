package io.calltracking.testkit.simulator;

import io.calltracking.testkit.simulator.internal.WebhookSettings;
import io.calltracking.testkit.simulator.internal.bolna.BolnaSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link ProviderSimulator}. Everything has a default. Not thread-safe. */
public final class SimulatorBuilder {
    long seed = new Random().nextLong();
    int port;
    String apiKey = "bn-simulator-key";
    Clock clock = Clock.systemUTC();
    Outcomes outcomes = Outcomes.always(Outcome.COMPLETED);

    @Nullable
    URI webhookUrl;

    @Nullable
    Path journal;

    private double timeScale = 1;
    private int concurrency = 10;
    private List<String> numbers = List.of("+15005550199");
    private Set<String> agents = Set.of();
    private boolean fullRows;
    private boolean earlyData;
    private Set<String> webhookStatuses = Set.of();
    private boolean webhooksMissed;
    private final Map<String, String> webhookHeaders = new LinkedHashMap<>();
    private Duration webhookLag = Duration.ofMillis(25);
    private int webhookRetries = 3;
    private Duration webhookRetryDelay = Duration.ofSeconds(1);
    private Duration webhookTimeout = Duration.ofSeconds(10);

    SimulatorBuilder() {}

    /**
     * Fixes chance: the same seed gives the n-th call to a number the same id, script and details in every run.
     * Default: a new one each time.
     *
     * @param seed any number
     * @return this
     */
    public SimulatorBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * The port on the loopback interface. Default: any free one.
     *
     * @param port 0 for any free one
     * @return this
     */
    public SimulatorBuilder port(int port) {
        this.port = port;
        return this;
    }

    /**
     * The key that the API accepts.
     *
     * @param apiKey the part after {@code Bearer}
     * @return this
     */
    public SimulatorBuilder apiKey(String apiKey) {
        this.apiKey = apiKey;
        return this;
    }

    /**
     * What time it is. With a clock driven by hand, call {@link ProviderSimulator#clockMoved} after moving it. Default:
     * the system's clock.
     *
     * @param clock the clock
     * @return this
     */
    public SimulatorBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * What the durations of the simulated world are multiplied by: scripts, retry intervals, the wait for {@code
     * scheduled_at}. Durations that are told to the app (talk time, say) and those of faults and webhook delivery are
     * not. Default: 1.
     *
     * @param timeScale 0 or more; 0.01 makes a minute 0.6 seconds
     * @return this
     */
    public SimulatorBuilder timeScale(double timeScale) {
        this.timeScale = timeScale;
        return this;
    }

    /**
     * How calls end whose number has no script of its own. Default: all are completed.
     *
     * @param outcomes the mix
     * @return this
     */
    public SimulatorBuilder outcomes(Outcomes outcomes) {
        this.outcomes = outcomes;
        return this;
    }

    /**
     * How many calls can be live at once; further ones stay queued without a word. Default: 10.
     *
     * @param concurrency 0 or more
     * @return this
     */
    public SimulatorBuilder concurrency(int concurrency) {
        this.concurrency = concurrency;
        return this;
    }

    /**
     * The account's phone numbers; the first one calls when a request names none, others than these are refused.
     * Default: {@code +15005550199}.
     *
     * @param numbers at least one, E.164
     * @return this
     */
    public SimulatorBuilder numbers(String... numbers) {
        this.numbers = List.of(numbers);
        return this;
    }

    /**
     * The account's agents; calls for others are answered with 404. Default: any agent id is known.
     *
     * @param agents agent ids, none for the default
     * @return this
     */
    public SimulatorBuilder agents(String... agents) {
        this.agents = Set.of(agents);
        return this;
    }

    /**
     * Lists whole executions instead of the trimmed rows that the API lists today.
     *
     * @return this
     */
    public SimulatorBuilder fullRows() {
        this.fullRows = true;
        return this;
    }

    /**
     * Shows transcript, duration and part of the cost as soon as the line drops, as some accounts have seen, instead of
     * with {@code completed}.
     *
     * @return this
     */
    public SimulatorBuilder earlyData() {
        this.earlyData = true;
        return this;
    }

    /**
     * Where the webhooks of agents without a URL of their own go. Default: nowhere.
     *
     * @param url the URL
     * @return this
     */
    public SimulatorBuilder webhookUrl(URI url) {
        this.webhookUrl = url;
        return this;
    }

    /**
     * Adds a static header to each webhook.
     *
     * @param name the header
     * @param value its value
     * @return this
     */
    public SimulatorBuilder webhookHeader(String name, String value) {
        this.webhookHeaders.put(name, value);
        return this;
    }

    /**
     * The statuses that trigger a webhook. Default: all.
     *
     * @param statuses the provider's words, none for all
     * @return this
     */
    public SimulatorBuilder webhookStatuses(String... statuses) {
        this.webhookStatuses = Set.of(statuses);
        return this;
    }

    /**
     * Real time between a change and its webhook. Default: 25 ms.
     *
     * @param lag 0 or more
     * @return this
     */
    public SimulatorBuilder webhookLag(Duration lag) {
        this.webhookLag = lag;
        return this;
    }

    /**
     * How webhooks that were not answered with a 2xx are repeated. Default: 3 times, after 1, 2 and 4 seconds.
     *
     * @param retries how often, 0 for never
     * @param firstDelay real time before the first repetition, doubled before each further one
     * @return this
     */
    public SimulatorBuilder webhookRetries(int retries, Duration firstDelay) {
        this.webhookRetries = retries;
        this.webhookRetryDelay = firstDelay;
        return this;
    }

    /**
     * Real time after which the answer to a webhook is given up. Default: 10 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public SimulatorBuilder webhookTimeout(Duration timeout) {
        this.webhookTimeout = timeout;
        return this;
    }

    /**
     * Keeps accepted calls, stops and webhook URLs of agents in a file, on the disk before the request is answered. A
     * simulator started with a file from before goes on where that one was. Default: none.
     *
     * @param file the file, made when absent; locked while in use
     * @return this
     */
    public SimulatorBuilder journal(Path file) {
        this.journal = file;
        return this;
    }

    /**
     * After a restart with a journal, also sends the webhooks of all changes from before the restart. Default: only
     * those still to come.
     *
     * @return this
     */
    public SimulatorBuilder webhooksMissed() {
        this.webhooksMissed = true;
        return this;
    }

    /**
     * Starts the simulator.
     *
     * @return a simulator that answers
     * @throws java.io.UncheckedIOException when the port is taken or the journal cannot be used
     */
    public ProviderSimulator start() {
        return ProviderSimulator.start(this);
    }

    BolnaSettings bolnaSettings() {
        return new BolnaSettings(
                new BolnaSettings.Account(apiKey, numbers, agents, concurrency),
                new BolnaSettings.Payloads(fullRows, earlyData, webhookStatuses, webhooksMissed),
                timeScale);
    }

    WebhookSettings webhookSettings() {
        return new WebhookSettings(webhookHeaders, webhookLag, webhookRetries, webhookRetryDelay, webhookTimeout);
    }
}
