package io.calltracking.examples.bench.claims;

import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.examples.bench.Arguments;
import io.calltracking.examples.bench.Benchmark;
import io.calltracking.examples.bench.Postgres;
import io.calltracking.examples.bench.Rounds;
import io.calltracking.examples.bench.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Claims and finishes due checks, each contender in its own table of one durable PostgreSQL. */
public final class ClaimsBench implements Benchmark {
    private static final int SHORT_HISTORY = 10_000;
    private static final String FEW = "few";
    private static final String MANY = "many";

    @Override
    public String name() {
        return "claims";
    }

    @Override
    public String usage() {
        return """
              claims     claims and finishes due checks that find nothing, beside db-scheduler with empty tasks
                --rounds       medians of so many; 5 when not set
                --seconds      how long a contender has in a round; 15 when not set
                --due          how many checks are due in a round; 100000 when not set
                --history      how many calls are over in the larger table; 1000000 when not set
                --threads      of the library and of the raw statements; 8 when not set
                --connections  of each contender's pool; 50 when not set
                --scheduler-threads, --scheduler-lower, --scheduler-upper, --scheduler-tasks (again, once)
                               how db-scheduler is set; 50, 0.5, 4.0 and again when not set
                --json         where the summary is written too
            """;
    }

    @Override
    public Set<String> options() {
        return Set.of(
                "rounds",
                "seconds",
                "due",
                "history",
                "threads",
                "connections",
                "scheduler-threads",
                "scheduler-lower",
                "scheduler-upper",
                "scheduler-tasks",
                "json");
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Workload workload = Workload.of(arguments);
        SchedulerSettings settings = SchedulerSettings.of(arguments);
        int threads = arguments.number("threads", 8);
        int history = arguments.number("history", 1_000_000);
        int rounds = arguments.number("rounds", 5);
        try (Postgres postgres = Postgres.start();
                HikariDataSource few = postgres.pool(workload.connections());
                HikariDataSource many = postgres.pool(workload.connections());
                HikariDataSource scheduler = postgres.pool(workload.connections());
                HikariDataSource raw = postgres.pool(workload.connections())) {
            List<Rounds.Contender> contenders = List.of(
                    StoreClaims.prepared(FEW, "few_", workload, threads, SHORT_HISTORY, few),
                    StoreClaims.prepared(MANY, "many_", workload, threads, history, many),
                    SchedulerClaims.prepared(workload, settings, scheduler),
                    RawClaims.prepared(workload, threads, raw));
            Map<String, Map<String, Double>> medians = Rounds.medians(rounds, contenders);
            Summary summary = ratios(medians)
                    .add("rounds", rounds)
                    .add("workload", workload.toString())
                    .add("history", List.of(SHORT_HISTORY, history))
                    .add("threads", threads)
                    .add("schedulerSettings", settings.toString())
                    .add("versions", Versions.all(raw));
            summary.tell(arguments);
        }
    }

    private static Summary ratios(Map<String, Map<String, Double>> medians) {
        Map<String, Double> rates = new LinkedHashMap<>();
        medians.forEach((name, numbers) -> rates.put(name, numbers.get(Drain.RATE)));
        Summary summary = new Summary();
        rates.forEach((name, rate) -> summary.add(name, Summary.rounded(rate)));
        return summary.add("toScheduler", ratio(rates, FEW, SchedulerClaims.NAME))
                .add("manyToScheduler", ratio(rates, MANY, SchedulerClaims.NAME))
                .add("manyToFew", ratio(rates, MANY, FEW))
                .add("rawToScheduler", ratio(rates, RawClaims.NAME, SchedulerClaims.NAME));
    }

    private static double ratio(Map<String, Double> rates, String one, String other) {
        return Summary.rounded(rates.getOrDefault(one, Double.NaN) / rates.getOrDefault(other, Double.NaN));
    }
}
