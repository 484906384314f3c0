package io.calltracking.examples.bench;

import io.calltracking.examples.bench.claims.ClaimsBench;
import io.calltracking.examples.bench.history.HistoryBench;
import io.calltracking.examples.bench.webhooks.WebhookBench;
import java.util.List;

/** {@code bench NAME [--option value]...}: measures what the name says. */
public final class Bench {
    private static final List<Benchmark> BENCHMARKS =
            List.of(new CampaignBench(), new ClaimsBench(), new HistoryBench(), new WebhookBench());

    private Bench() {}

    /** Takes the name and the options. */
    public static void main(String[] args) throws Exception {
        Benchmark chosen = BENCHMARKS.stream()
                .filter(benchmark -> args.length > 0 && benchmark.name().equals(args[0]))
                .findFirst()
                .orElse(null);
        if (chosen == null) {
            System.err.println("usage: bench NAME [--option value]...\n");
            BENCHMARKS.forEach(benchmark -> System.err.println(benchmark.usage()));
            System.exit(2);
            return;
        }
        try {
            chosen.run(Arguments.of(List.of(args).subList(1, args.length), chosen.options()));
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }
}
