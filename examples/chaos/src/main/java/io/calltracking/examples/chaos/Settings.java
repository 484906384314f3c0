package io.calltracking.examples.chaos;

import io.calltracking.testkit.chaos.FaultPoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param mode how to kill
 * @param rounds how many rounds
 * @param seed of all chance in the driver; the timing of real processes is not in its hands
 * @param store the JDBC URL of the store; null for a PostgreSQL of the run's own
 * @param json where the summary goes besides the output; null for nowhere
 * @param calls how many calls a round asks for, or contacts its campaigns have
 * @param atATime how many calls of the larger campaign of a round may be live at a time; of the smaller one half as many
 * @param line how long a call of a campaign takes the line on average; each takes half of that to half as much again
 * @param lanes how many rounds run at a time
 * @param patience how long the calls of a round may take to be over after the last kill
 * @param at where to kill in every round; empty for each step in turn
 * @param sabotage what is broken on purpose
 */
record Settings(
        Mode.Kind mode,
        int rounds,
        long seed,
        @Nullable String store,
        @Nullable Path json,
        int calls,
        int atATime,
        Duration line,
        int lanes,
        Duration patience,
        List<FaultPoint> at,
        Sabotage sabotage) {

    private static final Duration SHORTEST_LINE = Duration.ofMillis(100);
    private static final Set<String> NAMES = Set.of(
            "mode",
            "rounds",
            "seed",
            "store",
            "json",
            "calls",
            "contacts",
            "at-a-time",
            "line",
            "lanes",
            "patience",
            "at",
            "break");

    /** The calls of a round. */
    CallList list() {
        return new CallList(calls, hasSlots());
    }

    /** Whether slots are scarce. */
    boolean hasSlots() {
        return mode == Mode.Kind.SLOTS;
    }

    /** Whether campaigns are run, and {@link #calls} says how many contacts they have. */
    boolean hasCampaigns() {
        return mode == Mode.Kind.CAMPAIGN;
    }

    static Settings parse(List<String> options) {
        Arguments arguments = Arguments.parse(options, NAMES);
        String store = arguments.text("store");
        String json = arguments.text("json");
        if (store != null) {
            SharedStore.check(store);
        }
        Mode.Kind mode = arguments.word("mode", Mode.Kind.KILL);
        Duration line = arguments.duration("line", Duration.ofSeconds(4));
        if (line.compareTo(SHORTEST_LINE) < 0) {
            throw new Problem("--line must be at least " + SHORTEST_LINE + ", is " + line);
        }
        int calls = arguments.count(mode == Mode.Kind.CAMPAIGN ? "contacts" : "calls", mode.calls());
        return new Settings(
                mode,
                arguments.count("rounds", mode.rounds()),
                arguments.number("seed", System.nanoTime() % 1_000_000_000),
                store,
                json == null ? null : Path.of(json),
                calls,
                arguments.count("at-a-time", CampaignPlan.cap(calls)),
                line,
                arguments.count("lanes", mode.lanes()),
                arguments.duration("patience", Duration.ofSeconds(90)),
                Stream.of(arguments.text("at", "").split(","))
                        .filter(point -> !point.isBlank())
                        .map(FaultPoint::parse)
                        .toList(),
                arguments.word("break", Sabotage.NONE));
    }
}
