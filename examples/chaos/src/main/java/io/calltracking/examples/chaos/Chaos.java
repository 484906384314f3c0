package io.calltracking.examples.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/**
 * Kills processes that place and follow calls, at every step or at random, and counts broken promises. Options: {@code
 * --mode kill|cluster|slots|campaign}, {@code --rounds N}, {@code --seed S}, {@code --store JDBC-URL}, {@code --json FILE}, {@code --calls
 * N} a round, {@code --lanes N} rounds at a time, {@code --at STEP#N} to kill at one step only. Its last line is the summary
 * as JSON; it ends with 1 when a promise was broken, with 2 when it was called wrongly.
 */
public final class Chaos {
    private static final int BROKEN = 1;
    private static final int WRONG_USE = 2;

    private Chaos() {}

    /**
     * Runs.
     *
     * @param arguments the options
     */
    public static void main(String[] arguments) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        int code;
        try {
            code = run(Settings.parse(List.of(arguments)), System.out) ? 0 : BROKEN;
        } catch (Problem e) {
            System.err.println("chaos: " + e.getMessage());
            code = WRONG_USE;
        }
        System.exit(code); // threads of HTTP clients may linger
    }

    private static boolean run(Settings settings, PrintStream out) {
        out.println("Starting the store …");
        try (Database database = Database.open(settings.store())) {
            out.println("Store: " + database.description());
            out.println("Mode " + Arguments.word(settings.mode()) + ", " + settings.rounds() + " rounds of "
                    + settings.calls() + (settings.hasCampaigns() ? " contacts, " : " calls, ") + settings.lanes()
                    + " at a time, seed " + settings.seed());
            if (settings.hasSlots()) {
                out.println("Caps are judged by " + CapJudge.how(database));
            }
            Summary summary = new ChaosRun(settings, database, result -> print(result, out)).run();
            String json = summary.json();
            save(settings, json);
            out.println(json);
            return summary.isClean();
        }
    }

    private static void print(RoundResult result, PrintStream out) {
        out.println(result.line());
        result.findings().lines().forEach(line -> out.println("       " + line));
        result.slots().cases().forEach(line -> out.println("       " + line));
        result.campaigns().lines().forEach(line -> out.println("       " + line));
        if (!result.isClean()) {
            result.clues().forEach(line -> out.println("       " + line));
        }
        out.flush();
    }

    private static void save(Settings settings, String json) {
        if (settings.json() != null) {
            try {
                Files.writeString(settings.json(), json + "\n");
            } catch (IOException e) {
                throw new Problem("the summary cannot be written to " + settings.json(), e);
            }
        }
    }
}
