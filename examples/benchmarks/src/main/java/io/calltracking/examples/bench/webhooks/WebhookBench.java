package io.calltracking.examples.bench.webhooks;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.examples.bench.Arguments;
import io.calltracking.examples.bench.Benchmark;
import io.calltracking.examples.bench.Postgres;
import io.calltracking.examples.bench.Rounds;
import io.calltracking.examples.bench.Summary;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.mongo.MongoStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The library against hand-written statements, on the databases that are there, with one thread and with many. */
public final class WebhookBench implements Benchmark {
    private static final List<Integer> THREADS = List.of(1, 2, 4, 8, 16, 32, 64, 128);
    private static final int CONNECTIONS = 16;

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String usage() {
        return """
              webhooks   signed webhooks taken per second on PostgreSQL, and on the MongoDB that MONGODB_URI names, beside
                         hand-written statements that do the least; with 1, 2, 4 … 128 threads
                --rounds     medians of so many; 5 when not set
                --seconds    for each number of threads in a round; 6 when not set
                --threads    one number of threads instead of the eight
                --json       where the last line, a JSON summary, is written too
            """;
    }

    @Override
    public Set<String> options() {
        return Set.of("rounds", "seconds", "threads", "json");
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        Summary summary = new Summary().add("benchmark", name());
        try (Postgres postgres = Postgres.start();
                HikariDataSource pool = postgres.pool(CONNECTIONS)) {
            measure("postgresql", new Library(JdbcStore.create(pool)), new SqlFloor(pool), arguments, summary);
        }
        String uri = System.getenv("MONGODB_URI");
        if (uri == null) {
            System.out.println("MongoDB: NOT MEASURED, set MONGODB_URI");
        } else {
            onMongo(uri, arguments, summary);
        }
        summary.tell(arguments);
    }

    private static void onMongo(String uri, Arguments arguments, Summary summary) throws Exception {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoDatabase database = client.getDatabase("bench" + UUID.randomUUID());
            try {
                measure(
                        "mongodb",
                        new Library(MongoStore.create(database)),
                        new MongoFloor(database),
                        arguments,
                        summary);
            } finally {
                database.drop();
            }
        }
    }

    private static void measure(String database, Target library, Target floor, Arguments arguments, Summary summary)
            throws Exception {
        Duration length = Duration.ofSeconds(arguments.number("seconds", 6));
        List<Integer> each = threads(arguments);
        List<Load> loads = new ArrayList<>();
        for (int threads : each) {
            loads.add(new Load(name(database, "library", threads), library, threads, length));
            loads.add(new Load(name(database, "floor", threads), floor, threads, length));
        }
        try (library;
                floor) {
            for (Load load : loads) {
                load.round(); // not measured: until then the JVM is busy compiling, for whoever has more code the
                // longer
            }
            Map<String, Map<String, Double>> medians = Rounds.medians(arguments.number("rounds", 5), loads);
            medians.forEach(summary::add);
            summary.add(database + " ratios", ratios(database, each, medians));
        }
    }

    private static List<Integer> threads(Arguments arguments) {
        int only = arguments.number("threads", Integer.MAX_VALUE);
        return only == Integer.MAX_VALUE ? THREADS : List.of(only);
    }

    private static Map<String, Double> ratios(
            String database, List<Integer> each, Map<String, Map<String, Double>> medians) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        for (int threads : each) {
            ratios.put(
                    String.valueOf(threads),
                    Summary.rounded(perSecond(medians, name(database, "library", threads))
                            / perSecond(medians, name(database, "floor", threads))));
        }
        return ratios;
    }

    private static double perSecond(Map<String, Map<String, Double>> medians, String name) {
        return medians.getOrDefault(name, Map.of()).getOrDefault("perSecond", Double.NaN);
    }

    private static String name(String database, String side, int threads) {
        return database + " " + side + " " + threads;
    }
}
