package io.calltracking.examples.bench;

import java.util.Arrays;
import java.util.List;

/** {@code bench campaign [--contacts N] [--heap SIZE] [--json FILE]}. */
public final class Bench {
    private static final String USAGE = """
            usage: bench campaign [--contacts N] [--heap SIZE] [--json FILE]

              campaign   imports contacts from a CSV file and calls each of them, in a process with little memory
                --contacts   how many; 1000000 when not set
                --heap       its largest heap; 256m when not set
                --json       where the last line, a JSON summary, is written too
            """;

    private Bench() {}

    /** Measures what the first argument names. */
    public static void main(String[] args) throws Exception {
        if (args.length == 0 || !args[0].equals("campaign")) {
            System.err.print(USAGE);
            System.exit(2);
        }
        try {
            new CampaignBench(Options.of(List.copyOf(Arrays.asList(args).subList(1, args.length)))).run();
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }
}
