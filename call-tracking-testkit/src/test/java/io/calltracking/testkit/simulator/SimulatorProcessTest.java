package io.calltracking.testkit.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process of its own. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SimulatorProcessTest {
    private static final String BANNER = "simulator listening on ";

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void killWhatIsLeft() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void killedSimulatorGoesOnWhereItWas() throws IOException, InterruptedException {
        Running first = start();
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.add(first.api.place("+1500555030" + i));
        }
        first.process.destroyForcibly();
        assertThat(first.process.waitFor(20, TimeUnit.SECONDS)).isTrue();

        Running second = start();

        for (String id : placed) {
            assertThat(second.api.get("/executions/" + id).status()).isEqualTo(200);
        }
        assertThat(second.api.place("+15005550300")).isNotIn(placed);
    }

    @Test
    void sigtermEndsIt() throws IOException, InterruptedException {
        Running running = start();

        running.process.destroy();

        assertThat(running.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(running.process.exitValue()).isEqualTo(143);
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> SimulatorMain.configured("--nonsense", "1")).hasMessageContaining("--nonsense");
        assertThatThrownBy(() -> SimulatorMain.configured("--port")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> SimulatorMain.configured("--outcomes", "completed=1,x"))
                .hasMessageContaining("x");
    }

    @Test
    void allOptionsAreUnderstood() {
        SimulatorBuilder builder = SimulatorMain.configured(
                "--port",
                "0",
                "--seed",
                "4",
                "--time-scale",
                "0.5",
                "--webhook-url",
                "http://127.0.0.1:1/",
                "--key",
                "k",
                "--concurrency",
                "2",
                "--outcomes",
                "no-answer=1,busy=0");

        try (ProviderSimulator simulator = builder.start()) {
            assertThat(simulator.seed()).isEqualTo(4);
            assertThat(simulator.apiKey()).isEqualTo("k");
        }
        assertThat(builder.outcomes).hasToString("Outcomes{COMPLETED=0, NO_ANSWER=1, BUSY=0}");
    }

    private Running start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorMain.class.getName(),
                        "--journal",
                        folder.resolve("journal").toString(),
                        "--key",
                        "bn-test")
                .redirectErrorStream(true)
                .start();
        processes.add(process);
        BufferedReader output = process.inputReader(UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(BANNER)) {
                URI url = URI.create(line.substring(BANNER.length()));
                return new Running(process, new ApiClient(url, "Bearer bn-test"));
            }
        }
        throw new AssertionError("the simulator did not start: " + said);
    }

    private record Running(Process process, ApiClient api) {}
}
