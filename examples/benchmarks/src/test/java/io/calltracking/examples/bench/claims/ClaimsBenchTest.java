package io.calltracking.examples.bench.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.JsonText;
import io.calltracking.examples.bench.Arguments;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsBenchTest {

    @Test
    void everyContenderWorksOnItsDueChecksInEveryRound(@TempDir Path folder) throws Exception {
        ClaimsBench bench = new ClaimsBench();
        Path json = folder.resolve("claims.json");
        bench.run(Arguments.of(
                List.of(
                        "--rounds",
                        "2",
                        "--seconds",
                        "1",
                        "--due",
                        "300",
                        "--history",
                        "500",
                        "--connections",
                        "5",
                        "--scheduler-threads",
                        "4",
                        "--json",
                        json.toString()),
                bench.options()));
        Map<String, @Nullable Object> summary = JsonText.read(Files.readString(json));
        assertThat(summary).containsKeys("toScheduler", "manyToFew", "versions");
        for (String contender : List.of("few", "many", "db-scheduler", "raw statements")) {
            assertThat(new BigDecimal(String.valueOf(summary.get(contender))))
                    .as(contender)
                    .isPositive();
        }
    }
}
