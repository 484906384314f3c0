package io.calltracking.testkit.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe in the documentation tells no lies. */
class SimulatorRecipeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    private final String recipe;

    @TempDir
    Path folder;

    SimulatorRecipeTest() throws IOException {
        recipe = Files.readString(Path.of("../docs/simulator.md"));
    }

    @Test
    void exampleCompiles() throws IOException, InterruptedException {
        Matcher example = JAVA.matcher(recipe);
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(folder.resolve("ReminderTest.java"), example.group(1));

        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        folder.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .start();

        String problems = new String(javac.getInputStream().readAllBytes(), UTF_8);
        assertThat(javac.waitFor()).as(problems).isZero();
    }

    @Test
    void everyOutcomeAndItsMagicNumberIsListed() {
        for (Outcome outcome : Outcome.values()) {
            assertThat(recipe).contains("| `" + outcome + "` | `" + outcome.magicNumber() + "` |");
        }
    }

    @Test
    void everyFaultIsListed() {
        assertThat(recipe)
                .contains(List.of("ANSWER_LOST", "CONNECTION_CLOSED", "RATE_LIMITED", "rateLimited(", "SERVER_ERROR"))
                .contains(List.of("SERVER_ERROR_AFTER_ACCEPTING", "GATEWAY_ERROR", "GATEWAY_TIMEOUT", "NOT_FOUND"))
                .contains(List.of("slow(", "LOST", "TWICE", "OUT_OF_ORDER", "late("));
    }
}
