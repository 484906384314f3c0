package io.calltracking.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.CallStatus;
import io.calltracking.lifecycle.Transitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what runs. */
class ReadmeTest {
    private static final Path ROOT = Path.of("../..");

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void firstLinesAreThoseOfTheExample() throws IOException {
        String source = Files.readString(ROOT.resolve("examples/features/src/main/java")
                .resolve(FirstCall.class.getName().replace('.', '/') + ".java"));
        String shown = source.substring(source.indexOf("// README: start\n") + 17, source.indexOf("// README: end"))
                .stripIndent()
                .strip();

        assertThat(readme()).contains("```java\n" + shown.indent(0).strip() + "\n```");
    }

    @Test
    void firstLinesRun() throws InterruptedException {
        FirstCall.main(new String[0]);
    }

    @Test
    void diagramIsThatOfTheTransitions() throws IOException {
        assertThat(readme()).contains("```mermaid\n" + diagram() + "```");
    }

    @Test
    void readmeIsShort() throws IOException {
        assertThat(readme().lines().count()).isLessThanOrEqualTo(250);
    }

    /** The table without the steps that skip others; all ends are drawn as one. */
    private static String diagram() {
        List<String> lines =
                new ArrayList<>(List.of("stateDiagram-v2", "    [*] --> PENDING", "    [*] --> INITIATED"));
        for (CallStatus from : CallStatus.values()) {
            for (CallStatus to : Transitions.next(from)) {
                if (!to.isTerminal() && isDirect(from, to)) {
                    lines.add("    " + from + " --> " + to);
                }
            }
            if (Transitions.next(from).stream().anyMatch(CallStatus::isTerminal)) {
                lines.add("    " + from + " --> ended");
            }
        }
        lines.add("    ended --> QUEUED: the provider itself dials again");
        return String.join("\n", lines) + "\n";
    }

    private static boolean isDirect(CallStatus from, CallStatus to) {
        return Transitions.next(from).stream()
                .filter(between -> between != CallStatus.UNCONFIRMED && between.rank() > from.rank())
                .noneMatch(between -> Transitions.allowed(between, to) && to.rank() > between.rank());
    }
}
