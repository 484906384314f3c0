package io.calltracking.examples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> order = new ArrayList<>();

    @Test
    void medianIsTheMiddleOneWhateverTheOrder() {
        assertThat(Rounds.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
        assertThat(Rounds.median(List.of(4.0, 1.0, 3.0, 2.0)))
                .as("the lower of two")
                .isEqualTo(2.0);
        assertThat(Rounds.median(List.of(7.0))).isEqualTo(7.0);
    }

    @Test
    void contendersTakeTurnsAndEachGetsTheMedianOfItsOwn() throws Exception {
        Map<String, Map<String, Double>> medians =
                Rounds.medians(3, List.of(contender("ours", 3.0, 100.0, 2.0), contender("theirs", 1.0, 1.5, 0.0)));
        assertThat(order).containsExactly("ours", "theirs", "ours", "theirs", "ours", "theirs");
        assertThat(medians).isEqualTo(Map.of("ours", Map.of("rate", 3.0), "theirs", Map.of("rate", 1.0)));
    }

    private Rounds.Contender contender(String name, Double... readings) {
        Iterator<Double> next = List.of(readings).iterator();
        return new Rounds.Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Map<String, Double> round() {
                order.add(name);
                return Map.of("rate", next.next());
            }
        };
    }
}
