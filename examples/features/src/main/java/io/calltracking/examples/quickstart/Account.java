package io.calltracking.examples.quickstart;

import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.testkit.simulator.Outcome;
import io.calltracking.testkit.simulator.ProviderSimulator;
import io.calltracking.testkit.simulator.WebhookFault;
import io.calltracking.webhook.WebhookReceiver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account that is called through, at Bolna or at the simulator. */
final class Account implements AutoCloseable {
    /** Longer than the client waits for an answer: by then a request is answered, or nobody is left to hear it. */
    static final Duration PLACING_LEASE = Duration.ofSeconds(25);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);
    private static final String TOLD = "+15005550101";
    private static final String UNTOLD = "+15005550102";
    private static final String UNANSWERED = "+15005550103";

    private final Settings settings;
    private final @Nullable ProviderSimulator simulator;
    private final BolnaClient client;

    private Account(Settings settings, String key, Optional<URI> baseUrl, @Nullable ProviderSimulator simulator) {
        this.settings = settings;
        this.simulator = simulator;
        BolnaClient.Builder builder = BolnaClient.builder().apiKey(key).callTimeout(CALL_TIMEOUT);
        baseUrl.map(URI::toString).ifPresent(builder::baseUrl);
        this.client = builder.build();
    }

    static Account real(Settings settings) {
        try {
            return new Account(
                    settings,
                    settings.apiKey().orElseThrow(),
                    settings.baseUrl().map(URI::create),
                    null);
        } catch (IllegalArgumentException | io.calltracking.client.ClientException e) {
            throw new Problem("BOLNA_API_KEY or BOLNA_BASE_URL cannot be used: " + e.getMessage());
        }
    }

    /** A simulator that remembers its calls in the folder, so that it goes on with them after a kill, as Bolna would. */
    static Account simulated(Settings settings) {
        Path journal = settings.folder().resolve("simulator.journal");
        ProviderSimulator simulator =
                ProviderSimulator.builder().timeScale(0.15).journal(journal).start();
        simulator.script(TOLD, Outcome.COMPLETED);
        simulator.script(UNTOLD, Outcome.COMPLETED);
        simulator.script(UNANSWERED, Outcome.NO_ANSWER);
        simulator.faults().webhooksAbout(UNTOLD, WebhookFault.LOST);
        return new Account(settings, simulator.apiKey(), Optional.of(simulator.baseUrl()), simulator);
    }

    BolnaClient client() {
        return client;
    }

    String agent() {
        return settings.agent();
    }

    List<String> numbers() {
        return simulator == null ? settings.numbers() : List.of(TOLD, UNTOLD, UNANSWERED);
    }

    /** What is special about a number; empty for real ones. */
    Map<String, String> remarks() {
        return simulator == null
                ? Map.of()
                : Map.of(
                        TOLD, "webhooks tell about it",
                        UNTOLD, "all its webhooks are lost, the poller finds out",
                        UNANSWERED, "nobody answers");
    }

    String name() {
        return simulator == null
                ? settings.baseUrl().orElse("Bolna")
                : "a simulator of Bolna at " + simulator.baseUrl();
    }

    Duration pollInterval() {
        return Duration.ofSeconds(simulator == null ? 5 : 2);
    }

    /** How long after a request without an answer the provider must be found without the call. */
    Duration settleAfter() {
        return simulator == null ? Duration.ofMinutes(5) : Duration.ofSeconds(30);
    }

    /** Listens for webhooks, if anybody was told to send some. */
    @Nullable
    WebhookServer listen(WebhookReceiver receiver) {
        if (simulator == null) {
            return settings.webhookPort()
                    .map(port -> WebhookServer.onAllAddresses(port, receiver))
                    .orElse(null);
        }
        WebhookServer server = WebhookServer.onLoopback(settings.webhookPort().orElse(0), receiver);
        String token =
                settings.webhookSecret().map(secret -> "?token=" + secret).orElse("");
        simulator.webhookUrl(URI.create("http://127.0.0.1:" + server.port() + WebhookServer.PATH + token));
        return server;
    }

    @Override
    public void close() {
        client.close();
        if (simulator != null) {
            simulator.close();
        }
    }
}
