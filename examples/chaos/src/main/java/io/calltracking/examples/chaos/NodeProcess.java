package io.calltracking.examples.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The driver's hold on a {@link ChaosNode}: hears what it says, drains what it logs, kills it. Thread-safe. */
final class NodeProcess {
    private static final int LOG_LINES = 40;
    private static final int SECONDS_TO_DIE = 30;

    private final Process process;
    private final Consumer<Report> reports;
    private final Deque<String> log = new ArrayDeque<>();
    private final List<Thread> readers = new ArrayList<>();
    private volatile @Nullable Integer port;
    private volatile boolean stopped;
    private volatile boolean killed;

    private NodeProcess(Process process, Consumer<Report> reports) {
        this.process = process;
        this.reports = reports;
    }

    static NodeProcess start(NodeOptions options, String store, Consumer<Report> reports) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                ChaosNode.class.getName()));
        command.addAll(options.line());
        try {
            NodeProcess node = new NodeProcess(new ProcessBuilder(command).start(), reports);
            node.read(store);
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException("starting a node", e);
        }
    }

    /** Where it takes webhooks; null before it does. */
    @Nullable
    Integer port() {
        return port;
    }

    /** Whether it stands still where it was told to. */
    boolean isStopped() {
        return stopped;
    }

    /** Whether it ended without being killed. */
    boolean isCrashed() {
        return !killed && !process.isAlive();
    }

    /** SIGSTOP: the process stands still, as one does whose machine is suspended or out of memory. */
    void suspend() {
        signal("STOP");
    }

    /** SIGCONT: the process goes on, and knows nothing of the time in between. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("SIG" + name + " could not be sent to process " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("sending a signal", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL, and waits until it is gone and everything it said was heard. */
    void kill() {
        killed = true;
        process.destroyForcibly();
        try {
            if (!process.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a node does not die: process " + process.pid());
            }
            for (Thread reader : readers) {
                reader.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_DIE));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines it logged. */
    List<String> log() {
        synchronized (log) {
            return List.copyOf(log);
        }
    }

    private void read(String store) throws IOException {
        drain(process.inputReader(StandardCharsets.UTF_8), this::hear);
        drain(process.errorReader(StandardCharsets.UTF_8), this::keep);
        Writer input = process.outputWriter(StandardCharsets.UTF_8);
        input.write(store + "\n");
        input.flush();
    }

    private void drain(BufferedReader output, Consumer<String> line) {
        Thread reader = new Thread(
                () -> {
                    try (output) {
                        output.lines().forEach(line);
                    } catch (IOException | UncheckedIOException e) {
                        keep("reading ended: " + e.getMessage());
                    }
                },
                "node-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        readers.add(reader);
    }

    private void hear(String line) {
        Report report = Report.read(line).orElse(null);
        if (report == null) {
            keep(line);
            return;
        }
        if (report instanceof Report.Ready ready) {
            port = ready.port();
        }
        reports.accept(report);
        if (report instanceof Report.Stopped) {
            stopped = true;
        }
    }

    private void keep(String line) {
        synchronized (log) {
            log.addLast(line);
            if (log.size() > LOG_LINES) {
                log.removeFirst();
            }
        }
    }
}
