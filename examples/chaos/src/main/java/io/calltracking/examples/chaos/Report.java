package io.calltracking.examples.chaos;

import io.calltracking.CallId;
import io.calltracking.testkit.chaos.FaultPoint;
import java.io.PrintStream;
import java.util.Optional;

/** The lines by which a node tells its parent what happens, and how the parent reads them. */
sealed interface Report {
    String READY = "ready";
    String PASSED = "passed";
    String STOPPED = "stopped";
    String PLACED = "placed";
    String PROBLEM = "problem";

    /** Webhooks are taken at this port. */
    record Ready(int port) implements Report {}

    /** A step is about to be gone past. */
    record Passed(FaultPoint point) implements Report {}

    /** Nothing moves any more. */
    record Stopped(FaultPoint point) implements Report {}

    /** The app was told the id of a call. */
    record Placed(String key, CallId id, String kind) implements Report {}

    /** The app was told of a failure. */
    record Problem(String what) implements Report {}

    /** Prints a line, at once and in one piece. */
    static void say(PrintStream out, Report report) {
        synchronized (out) {
            out.println(line(report));
            out.flush();
        }
    }

    static String line(Report report) {
        if (report instanceof Ready ready) {
            return READY + " " + ready.port();
        }
        if (report instanceof Passed passed) {
            return PASSED + " " + passed.point();
        }
        if (report instanceof Stopped stopped) {
            return STOPPED + " " + stopped.point();
        }
        if (report instanceof Placed placed) {
            return PLACED + " " + placed.key() + " " + placed.id() + " " + placed.kind();
        }
        return PROBLEM + " " + ((Problem) report).what().replace('\n', ' ');
    }

    /** What a line says; empty for a line that is none of ours. */
    static Optional<Report> read(String line) {
        String[] words = line.split(" ", 4);
        return switch (words[0]) {
            case READY -> Optional.of(new Ready(Integer.parseInt(words[1])));
            case PASSED -> Optional.of(new Passed(FaultPoint.parse(words[1])));
            case STOPPED -> Optional.of(new Stopped(FaultPoint.parse(words[1])));
            case PLACED -> Optional.of(new Placed(words[1], CallId.of(words[2]), words[3]));
            case PROBLEM -> Optional.of(new Problem(line.substring(PROBLEM.length() + 1)));
            default -> Optional.empty();
        };
    }
}
