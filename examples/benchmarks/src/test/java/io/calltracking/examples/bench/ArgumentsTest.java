package io.calltracking.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Set<String> NAMES = Set.of("rounds", "json");

    @Test
    void whatIsGivenReplacesTheDefault() {
        Arguments arguments = read("--rounds", "3", "--json", "out.json");
        assertThat(arguments.number("rounds", 5)).isEqualTo(3);
        assertThat(arguments.file("json")).contains(Path.of("out.json"));
        assertThat(read().number("rounds", 5)).isEqualTo(5);
        assertThat(read().text("rounds", "many")).isEqualTo("many");
        assertThat(read().file("json")).isEmpty();
    }

    @Test
    void unknownNamesAndMissingValuesAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("--turns", "3"))
                .withMessageContaining("--turns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("rounds", "3"))
                .withMessageContaining("rounds");
        assertThatIllegalArgumentException().isThrownBy(() -> read("--rounds")).withMessageContaining("--rounds");
    }

    @Test
    void numbersAreWholeAndAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("--rounds", "0").number("rounds", 5))
                .withMessageContaining("at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("--rounds", "five").number("rounds", 5))
                .withMessageContaining("'five'");
    }

    private static Arguments read(String... args) {
        return Arguments.of(List.of(args), NAMES);
    }
}
