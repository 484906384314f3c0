package io.calltracking.examples.bench.history;

import com.zaxxer.hikari.HikariDataSource;
import io.calltracking.examples.bench.Arguments;
import io.calltracking.examples.bench.Benchmark;
import io.calltracking.examples.bench.Postgres;
import io.calltracking.examples.bench.Rounds;
import io.calltracking.examples.bench.Rounds.Contender;
import io.calltracking.examples.bench.Summary;
import io.calltracking.jdbc.JdbcStore;
import io.calltracking.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** What lists and statistics cost over a history of a million calls. */
public final class HistoryBench implements Benchmark {
    private static final Instant END = Instant.parse("2026-06-01T12:07:00Z");
    private static final int CONNECTIONS = 2;
    private static final int SMALL = 10_000;
    private static final String SMALL_PREFIX = "small_";
    private static final String LARGE_PREFIX = "ct_";

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String usage() {
        return """
              history   pages by cursor and by OFFSET, statistics and a full scan, filters on few and many calls
                --calls    how many are many; 1000000 when not set
                --rounds   how often each is measured; 5 when not set
                --json     where the last line, a JSON summary, is written too
            """;
    }

    @Override
    public Set<String> options() {
        return Set.of("calls", "rounds", "json");
    }

    @Override
    public void run(Arguments arguments) throws Exception {
        int calls = arguments.number("calls", 1_000_000);
        try (Postgres postgres = Postgres.start(BlocksRead.SETTINGS);
                HikariDataSource dataSource = postgres.pool(CONNECTIONS)) {
            Store small = loaded(dataSource, SMALL_PREFIX, SMALL);
            Store large = loaded(dataSource, LARGE_PREFIX, calls);
            Map<String, Object> blocks = new BlocksRead(dataSource, END).compare(small, large);
            List<Question> questions = Question.upTo(END);
            StatisticsRound statistics =
                    new StatisticsRound(large, dataSource, questions, new Corrections(large, calls));
            double adding = Stopwatch.once(statistics::sealAll);
            System.out.printf("adding up %d calls: %.0f ms%n", calls, adding);
            LoadedCalls.tidy(dataSource);
            List<PagesRound> pages = new ArrayList<>();
            for (Listing listing : Listing.all()) {
                pages.add(new PagesRound(listing, large, dataSource));
            }
            List<Contender> contenders = new ArrayList<>(pages);
            contenders.add(statistics);
            contenders.add(new FiltersRound(filters(SMALL), small, END));
            contenders.add(new FiltersRound(filters(calls), large, END));
            Told told = new Told(Rounds.medians(arguments.number("rounds", 5), contenders));
            Summary summary = new Summary().add("calls", calls).add("addingUpMillis", Math.round(adding));
            Told.show(summary, "pages", told.pages(pages));
            Told.show(summary, "statistics", told.statistics(questions));
            Told.show(summary, "filters", told.filters(filters(SMALL), filters(calls), END));
            Told.show(summary, "blocks read", blocks);
            summary.tell(arguments);
        }
    }

    private static String filters(int calls) {
        return "filters on " + calls + " calls";
    }

    private static Store loaded(DataSource dataSource, String prefix, int calls) throws SQLException {
        Store store = JdbcStore.builder(dataSource)
                .tablePrefix(prefix)
                .clock(Clock.fixed(END, ZoneOffset.UTC))
                .build();
        long start = System.nanoTime();
        new LoadedCalls(prefix, END, calls).writeTo(dataSource);
        System.out.printf("writing %d calls: %.0f s%n", calls, (System.nanoTime() - start) / 1e9);
        return store;
    }
}
