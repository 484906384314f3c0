package io.calltracking.testkit.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Several processes that run the same main class at once, with the class path of this one. */
public final class RaceProcesses {
    private static final int MAX_SECONDS = 300;

    private RaceProcesses() {}

    /**
     * Runs them and waits for all.
     *
     * @param main the class whose main is run; its last line of output is a number
     * @param count how many
     * @param arguments of each, after its number
     * @return the sum of these numbers
     * @throws IllegalStateException with its output when one fails
     */
    public static int run(Class<?> main, int count, List<String> arguments) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try {
            for (int number = 0; number < count; number++) {
                processes.add(start(main, number, arguments));
            }
            int sum = 0;
            for (Process process : processes) {
                sum += result(process);
            }
            return sum;
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static Process start(Class<?> main, int number, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                Integer.toString(number)));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static int result(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("a process failed:\n" + output);
        }
        return Integer.parseInt(output.substring(output.lastIndexOf('\n') + 1));
    }
}
