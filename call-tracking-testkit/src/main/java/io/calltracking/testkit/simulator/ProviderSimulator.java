package io.calltracking.testkit.simulator;

import io.calltracking.testkit.simulator.internal.ApiServer;
import io.calltracking.testkit.simulator.internal.Draws;
import io.calltracking.testkit.simulator.internal.FaultPlan;
import io.calltracking.testkit.simulator.internal.FileJournal;
import io.calltracking.testkit.simulator.internal.Heartbeat;
import io.calltracking.testkit.simulator.internal.Journal;
import io.calltracking.testkit.simulator.internal.RecordedLedger;
import io.calltracking.testkit.simulator.internal.ScriptBook;
import io.calltracking.testkit.simulator.internal.Stage;
import io.calltracking.testkit.simulator.internal.Threads;
import io.calltracking.testkit.simulator.internal.WebhookCourier;
import io.calltracking.testkit.simulator.internal.bolna.AgentWebhooks;
import io.calltracking.testkit.simulator.internal.bolna.SimulatedBolna;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A simulated Bolna account behind a real HTTP server on the loopback interface. Calls placed there live by scripts
 * that are fixed when they are accepted, so what a call is at any instant depends on its script, the places that were
 * free and the clock, never on timers or threads. Webhooks, faults, ledger and journal are described in {@code
 * docs/simulator.md}.
 *
 * <pre>{@code
 * try (ProviderSimulator simulator = ProviderSimulator.builder().timeScale(0.01).start()) {
 *     simulator.webhookUrl(app.webhookUrl());
 *     simulator.faults().nextPlacing(Fault.ANSWER_LOST);
 *     // point the app's client at simulator.baseUrl() with simulator.apiKey(), let it work, then
 *     assertThat(simulator.ledger().numbersDialedTwice()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class ProviderSimulator implements AutoCloseable {
    private final Stage stage;
    private final ScriptBook scripts;
    private final Journal journal;
    private final ApiServer server;
    private final AgentWebhooks webhooks;
    private final WebhookCourier courier;
    private final Heartbeat heartbeat;
    private final String apiKey;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ProviderSimulator(SimulatorBuilder builder, Journal journal, Stage stage) throws IOException {
        this.stage = stage;
        this.journal = journal;
        this.apiKey = builder.apiKey;
        this.scripts = new ScriptBook(stage.draws(), builder.outcomes);
        this.webhooks = new AgentWebhooks(builder.webhookUrl);
        this.courier = new WebhookCourier(stage, builder.webhookSettings());
        this.server = ApiServer.bind(builder.port, stage);
        try {
            SimulatedBolna.Delivery delivery = new SimulatedBolna.Delivery(courier, webhooks, server.baseUrl());
            SimulatedBolna provider = SimulatedBolna.open(stage, builder.bolnaSettings(), scripts, journal, delivery);
            this.heartbeat = new Heartbeat(provider, stage);
            heartbeat.beat();
            server.serve(provider, heartbeat);
        } catch (RuntimeException failed) {
            server.close();
            throw failed;
        }
    }

    /**
     * A simulator to be set up.
     *
     * @return a builder with the defaults
     */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /**
     * Starts a simulator with the defaults: any free port, any agent, every call completes.
     *
     * @return a simulator that answers
     */
    public static ProviderSimulator start() {
        return builder().start();
    }

    static ProviderSimulator start(SimulatorBuilder builder) {
        Draws draws = new Draws(builder.seed);
        Threads threads = new Threads();
        Stage stage = new Stage(builder.clock, draws, threads, new RecordedLedger(), new FaultPlan(draws));
        @Nullable Journal journal = null;
        try {
            journal = builder.journal == null ? Journal.none() : FileJournal.open(builder.journal);
            return new ProviderSimulator(builder, journal, stage);
        } catch (IOException | RuntimeException failed) {
            threads.close();
            closeQuietly(journal, failed);
            throw failed instanceof RuntimeException unchecked
                    ? unchecked
                    : new UncheckedIOException("could not start the simulator", (IOException) failed);
        }
    }

    /**
     * Where the API is.
     *
     * @return the base URL, without a slash at the end
     */
    public URI baseUrl() {
        return server.baseUrl();
    }

    /**
     * The key that the API accepts.
     *
     * @return the key
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * The seed of all chance in this simulator; print it where a test fails.
     *
     * @return the seed
     */
    public long seed() {
        return stage.draws().seed();
    }

    /**
     * Orders for things that go wrong.
     *
     * @return the live plan
     */
    public Faults faults() {
        return stage.faults();
    }

    /**
     * What the simulator saw and did.
     *
     * @return the live ledger
     */
    public Ledger ledger() {
        return stage.ledger();
    }

    /**
     * Sends the webhooks of all agents without a URL of their own somewhere, from now on.
     *
     * @param url where to, null for nowhere
     */
    public void webhookUrl(@Nullable URI url) {
        webhooks.setForAll(url);
    }

    /**
     * Decides how calls to a number end, from now on, with the durations of {@link CallScript#of}.
     *
     * @param number E.164
     * @param first how the first dialing ends
     * @param next how the further ones end: a further call, or an automatic retry within one; the last repeats
     */
    public void script(String number, Outcome first, Outcome... next) {
        scripts.write(
                number,
                Stream.concat(Stream.of(first), Stream.of(next))
                        .map(CallScript::of)
                        .toList());
    }

    /**
     * Decides how calls to a number go, from now on. The n-th call to the number starts with the n-th script, and each
     * automatic retry within a call takes one further.
     *
     * @param number E.164
     * @param first how the first dialing goes
     * @param next how the further ones go; the last repeats
     */
    public void script(String number, CallScript first, CallScript... next) {
        List<CallScript> all = new ArrayList<>(List.of(next));
        all.add(0, first);
        scripts.write(number, all);
    }

    /**
     * Tells the simulator that its clock was moved by hand, so that webhooks which fell due are sent. Returns at once.
     */
    public void clockMoved() {
        heartbeat.beat();
    }

    /** Stops answering and delivering. Takes a few seconds at most; all threads are gone afterwards. Safe to repeat. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        server.close();
        try (journal) {
            stage.threads().close();
            courier.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("could not close the journal", failed);
        }
    }

    private static void closeQuietly(@Nullable Journal journal, Exception failed) {
        try {
            if (journal != null) {
                journal.close();
            }
        } catch (IOException second) {
            failed.addSuppressed(second);
        }
    }
}
