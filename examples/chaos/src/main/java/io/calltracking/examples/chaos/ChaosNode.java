package io.calltracking.examples.chaos;

import io.calltracking.CallTracker;
import io.calltracking.CheckSchedule;
import io.calltracking.client.bolna.BolnaClient;
import io.calltracking.provider.CallProvider;
import io.calltracking.provider.bolna.BolnaProvider;
import io.calltracking.store.Store;
import io.calltracking.testkit.chaos.FaultPoints;
import io.calltracking.testkit.chaos.SteppedProvider;
import io.calltracking.testkit.chaos.SteppedStore;
import io.calltracking.testkit.chaos.Steps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An app with the library in it, as a process of its own that is there to be killed: it asks for its calls, takes webhooks
 * over HTTP and polls. Reads the store's URL from its first line of input, tells what it does on its output, and ends with
 * its input, so that it does not outlive its parent.
 */
public final class ChaosNode {
    private final NodeOptions options;
    private final PrintStream out;

    private ChaosNode(NodeOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments see {@link NodeOptions}
     * @throws IOException when the parent cannot be read from
     */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        BufferedReader parent = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String store = parent.readLine();
        if (store == null) {
            throw new Problem("a node is started by the chaos run, which tells it its store");
        }
        Thread life = new Thread(() -> endWith(parent), "parent");
        life.setDaemon(true);
        life.start();
        new ChaosNode(NodeOptions.parse(List.of(arguments)), System.out).run(store);
    }

    private static void endWith(BufferedReader parent) {
        try {
            while (parent.readLine() != null) {
                // nothing more is said
            }
        } catch (IOException e) {
            // as good as the end
        }
        Runtime.getRuntime().halt(3);
    }

    private void run(String url) {
        Steps steps = steps();
        SharedStore shared =
                SharedStore.open(url, options.prefix(), options.looks().connections(), ownClock());
        BrokenParts parts =
                new BrokenParts(options.sabotage(), HastyParts.store(SteppedStore.of(shared.store(), steps)));
        CallTracker tracker = tracker(parts.store(), parts.provider(provider(steps)));
        WebhookEndpoint endpoint = WebhookEndpoint.open(tracker.webhooks(), steps, options.sabotage());
        say(new Report.Ready(endpoint.port()));
        tracker.start();
        new CapChanger(tracker.slots(), options.caps(), this::say).start();
        new Placer(tracker, options, this::say).placeAll();
    }

    private Steps steps() {
        if (options.looks() == Looks.MANY) {
            return step -> {}; // so many that telling of each would slow the node down
        }
        return options.stop() == null
                ? FaultPoints.watching(point -> say(new Report.Passed(point)))
                : FaultPoints.stoppingAt(
                        options.stop(),
                        point -> say(new Report.Passed(point)),
                        point -> say(new Report.Stopped(point)));
    }

    private CallProvider provider(Steps steps) {
        BolnaClient client = BolnaClient.builder()
                .apiKey(options.key())
                .baseUrl(options.provider().toString())
                .connectTimeout(Duration.ofSeconds(1))
                .readTimeout(Duration.ofMillis(1500))
                .callTimeout(Duration.ofSeconds(2))
                .clock(wallClock())
                .build();
        return HastyParts.provider(SteppedProvider.of(BolnaProvider.of(client), steps));
    }

    private CallTracker tracker(Store store, CallProvider provider) {
        Looks looks = options.looks();
        return CallTracker.builder()
                .store(store)
                .provider(provider)
                .concurrency(looks.atATime())
                .looksPerSecond(looks.perSecond())
                .schedule(CheckSchedule.DEFAULT
                        .interval(looks.interval())
                        .placingLease(Duration.ofSeconds(4))
                        .settling(options.settling(), Duration.ofMinutes(5)))
                .build();
    }

    private @Nullable Clock ownClock() {
        return options.sabotage() == Sabotage.OWN_CLOCK ? wallClock() : null;
    }

    private Clock wallClock() {
        return Clock.offset(Clock.systemUTC(), options.skew());
    }

    private void say(Report report) {
        Report.say(out, report);
    }
}
