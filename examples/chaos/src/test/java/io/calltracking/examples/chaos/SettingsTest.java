package io.calltracking.examples.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltracking.CallId;
import io.calltracking.testkit.chaos.FaultPoint;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @Test
    void h2IsRefusedAndSaysWhy() {
        assertThatThrownBy(() -> Settings.parse(List.of("--store", "jdbc:h2:./calls")))
                .hasMessageContaining("one process")
                .hasMessageContaining("jdbc:postgresql");
    }

    @Test
    void wrongUseIsNamed() {
        assertThatThrownBy(() -> Settings.parse(List.of("--nonsense", "1"))).hasMessageContaining("--nonsense");
        assertThatThrownBy(() -> Settings.parse(List.of("--rounds"))).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Settings.parse(List.of("--rounds", "0"))).hasMessageContaining("--rounds");
        assertThatThrownBy(() -> Settings.parse(List.of("--mode", "x")))
                .hasMessageContaining("kill, cluster, slots, campaign");
        assertThatThrownBy(() -> Settings.parse(List.of("--store", "mongodb://x")))
                .hasMessageContaining("JDBC");
    }

    @Test
    void campaignsCountContactsWhereOtherModesCountCalls() {
        assertThat(Settings.parse(List.of("--mode", "campaign")).calls()).isEqualTo(10_000);
        assertThat(Settings.parse(List.of("--mode", "campaign", "--contacts", "60"))
                        .calls())
                .isEqualTo(60);
    }

    @Test
    void howManyCallsAreLiveGoesByTheContactsUnlessItIsSaid() {
        assertThat(Settings.parse(List.of("--mode", "campaign")).atATime()).isEqualTo(50);
        assertThat(Settings.parse(List.of("--mode", "campaign", "--contacts", "60"))
                        .atATime())
                .isEqualTo(4);
        assertThat(Settings.parse(List.of("--mode", "campaign", "--contacts", "60", "--at-a-time", "30"))
                        .atATime())
                .isEqualTo(30);
    }

    @Test
    void aNodeReadsWhatItsParentWrites() {
        NodeOptions options = new NodeOptions(
                URI.create("http://127.0.0.1:1"),
                "bn-key",
                "p_",
                new CallList(8, true),
                Duration.ofMillis(5),
                Duration.ofMinutes(-4),
                Duration.ofSeconds(9),
                CapPlan.drawn(new Random(1)),
                Looks.MANY,
                new FaultPoint("store.create:after", 2),
                Sabotage.OWN_CLOCK);

        assertThat(NodeOptions.parse(options.line())).isEqualTo(options);
        assertThat(NodeOptions.parse(options.stoppingAt(null).line())).isEqualTo(options.stoppingAt(null));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theParentHearsWhatANodeSays(Report report) {
        assertThat(Report.read(Report.line(report))).contains(report);
    }

    static Stream<Report> reports() {
        FaultPoint point = new FaultPoint("provider.place:before", 3);
        return Stream.of(
                new Report.Ready(8080),
                new Report.Passed(point),
                new Report.Stopped(point),
                new Report.Placed("call-1", CallId.create(Instant.EPOCH), "PLACED"),
                new Report.Problem("call-1 STORE_ERROR no connection"));
    }
}
