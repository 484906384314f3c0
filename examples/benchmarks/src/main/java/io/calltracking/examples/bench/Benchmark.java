package io.calltracking.examples.bench;

import java.util.Set;

/** Something that can be measured. */
public interface Benchmark {

    /** What it is called on the command line. */
    String name();

    /** A few lines: what it measures, and its options. */
    String usage();

    /** The names of its options, as in {@link Arguments}. */
    Set<String> options();

    /** Measures, and says what came out. */
    void run(Arguments arguments) throws Exception;
}
