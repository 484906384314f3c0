package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.FaultPoint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a node is told on its command line. The store's URL is not among it, because anybody on the machine can read command
 * lines: it comes by standard input.
 *
 * @param provider where the provider's API is
 * @param key what the provider's API accepts
 * @param prefix what the names of the tables begin with
 * @param list the calls to ask for
 * @param pace between two of them
 * @param skew how wrong every wall clock in the process is
 * @param settling how long the provider must not know a call for it to count as never placed
 * @param caps how to change the limit of the account
 * @param looks how it looks after its calls
 * @param stop where to stand still and be killed; null for nowhere
 * @param sabotage what is broken on purpose
 */
record NodeOptions(
        URI provider,
        String key,
        String prefix,
        CallList list,
        Duration pace,
        Duration skew,
        Duration settling,
        CapPlan caps,
        Looks looks,
        @Nullable FaultPoint stop,
        Sabotage sabotage) {

    /** Longer than a request to the provider can be under way. */
    static final Duration SETTLING = Duration.ofSeconds(6);

    private static final Set<String> NAMES = Set.of(
            "provider",
            "key",
            "prefix",
            "calls",
            "crowded",
            "pace",
            "skew",
            "settling",
            "caps",
            "looks",
            "stop",
            "break");

    static NodeOptions parse(List<String> line) {
        Arguments arguments = Arguments.parse(line, NAMES);
        String stop = arguments.text("stop");
        return new NodeOptions(
                URI.create(arguments.text("provider", "")),
                arguments.text("key", ""),
                arguments.text("prefix", "chaos_"),
                new CallList((int) arguments.number("calls", 0), Boolean.parseBoolean(arguments.text("crowded"))),
                arguments.duration("pace", Duration.ZERO),
                arguments.duration("skew", Duration.ZERO),
                arguments.duration("settling", SETTLING),
                CapPlan.parse(arguments.text("caps", "")),
                arguments.word("looks", Looks.OFTEN),
                stop == null ? null : FaultPoint.parse(stop),
                arguments.word("break", Sabotage.NONE));
    }

    /** What {@link #parse} reads. */
    List<String> line() {
        List<String> line = new ArrayList<>(List.of(
                "--provider", provider.toString(),
                "--key", key,
                "--prefix", prefix,
                "--calls", Integer.toString(list.calls()),
                "--crowded", Boolean.toString(list.crowded()),
                "--pace", pace.toString(),
                "--skew", skew.toString(),
                "--settling", settling.toString(),
                "--caps", caps.toString(),
                "--looks", Arguments.word(looks),
                "--break", Arguments.word(sabotage)));
        if (stop != null) {
            line.addAll(List.of("--stop", stop.toString()));
        }
        return List.copyOf(line);
    }

    NodeOptions stoppingAt(@Nullable FaultPoint point) {
        return new NodeOptions(provider, key, prefix, list, pace, skew, settling, caps, looks, point, sabotage);
    }

    NodeOptions pacing(Duration between) {
        return new NodeOptions(provider, key, prefix, list, between, skew, settling, caps, looks, stop, sabotage);
    }

    NodeOptions changingCaps(CapPlan plan) {
        return new NodeOptions(provider, key, prefix, list, pace, skew, settling, plan, looks, stop, sabotage);
    }

    NodeOptions withClock(Duration wrong, Duration longerSettling) {
        return new NodeOptions(provider, key, prefix, list, pace, wrong, longerSettling, caps, looks, stop, sabotage);
    }
}
