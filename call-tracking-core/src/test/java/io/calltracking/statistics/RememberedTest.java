package io.calltracking.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.store.Block;
import io.calltracking.store.BlockSize;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Cut CUT = new Cut(null, false, null);
    private static final Cut OF_AN_OWNER = new Cut(Dimension.OWNER, true, "owner-1");
    private static final int SUM = 1000;

    private final Remembered remembered = new Remembered(10_000);

    @Test
    void sumsAreThoseOfTheirCutBlockAndEpoch() {
        remembered.put(CUT, block(1), 7, sums());
        assertThat(remembered.cells(CUT, block(1), 7L)).hasSize(1);
        assertThat(remembered.cells(CUT, block(1), 8L)).isNull();
        assertThat(remembered.cells(CUT, block(1), null)).isNull();
        assertThat(remembered.cells(CUT, block(2), 7L)).isNull();
        assertThat(remembered.cells(OF_AN_OWNER, block(1), 7L)).isNull();
        assertThat(remembered.has(CUT, block(1))).isTrue();
        assertThat(remembered.has(OF_AN_OWNER, block(1))).isFalse();
    }

    @Test
    void newerSumsTakeThePlaceOfOlderOnes() {
        remembered.put(CUT, block(1), 7, sums());
        remembered.put(CUT, block(1), 8, List.of());
        assertThat(remembered.cells(CUT, block(1), 7L)).isNull();
        assertThat(remembered.cells(CUT, block(1), 8L)).isEmpty();
    }

    @Test
    void whatWasNotWantedForLongestIsForgottenFirst() {
        for (int i = 0; i < 8; i++) {
            remembered.put(CUT, block(i), 1, sums());
        }
        assertThat(remembered.cells(CUT, block(0), 1L)).isNotNull();
        remembered.put(CUT, block(8), 1, sums());
        assertThat(remembered.has(CUT, block(0))).isTrue();
        assertThat(remembered.has(CUT, block(1))).isFalse();
    }

    @Test
    void noMoreIsKeptThanItMayTake() {
        for (int i = 0; i < 1000; i++) {
            remembered.put(CUT, block(i % 300), i, sums());
        }
        assertThat(IntStream.range(0, 300).filter(i -> remembered.has(CUT, block(i))))
                .hasSizeBetween(5, 10);
    }

    private static Block block(int number) {
        return new Block(BlockSize.HOUR, number);
    }

    private static List<Cell> sums() {
        return List.of(new Cell(null, null, new byte[SUM]));
    }
}
