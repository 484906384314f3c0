package io.calltracking.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltracking.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Of all who want to begin a call of an account one does in each spacing. */
abstract class PacingContract extends StoreConcern {
    private static final Duration SPACING = Duration.ofMillis(100);
    private static final Duration MOMENT = Duration.ofMillis(1);

    PacingContract(Function<Clock, Store> opener) {
        super(opener);
    }

    @Test
    void nextBeginsWhenTheSpacingIsOver() {
        assertThat(store.tryBegin("bolna", SPACING)).isTrue();
        assertThat(store.tryBegin("bolna", SPACING)).isFalse();
        clock.advance(SPACING.minus(MOMENT));
        assertThat(store.tryBegin("bolna", SPACING)).isFalse();
        clock.advance(MOMENT);
        assertThat(store.tryBegin("bolna", SPACING)).isTrue();
        assertThat(store.tryBegin("bolna", SPACING)).isFalse();
    }

    @Test
    void whoIsLateDoesNotMakeUpForIt() {
        assertThat(store.tryBegin("bolna", SPACING)).isTrue();
        clock.advance(SPACING.multipliedBy(5));
        assertThat(store.tryBegin("bolna", SPACING)).isTrue();
        assertThat(store.tryBegin("bolna", SPACING)).isFalse();
    }

    @Test
    void spacingIsThatOfWhoAsks() {
        assertThat(store.tryBegin("bolna", Duration.ofSeconds(10))).isTrue();
        clock.advance(SPACING);
        assertThat(store.tryBegin("bolna", Duration.ofSeconds(10))).isFalse();
        assertThat(store.tryBegin("bolna", SPACING)).isTrue();
    }

    @Test
    void accountsDoNotWaitForEachOther() {
        assertThat(store.tryBegin("bolna", SPACING)).isTrue();
        assertThat(store.tryBegin("Bolna", SPACING)).isTrue();
        assertThat(store.tryBegin("ünïcode ☎", SPACING)).isTrue();
        assertThat(store.tryBegin("ünïcode ☎", SPACING)).isFalse();
    }

    @Test
    void withoutASpacingEverybodyBegins() {
        assertThat(store.tryBegin("bolna", Duration.ZERO)).isTrue();
        assertThat(store.tryBegin("bolna", Duration.ZERO)).isTrue();
    }

    @Test
    void ofManyOneBeginsPerSpacing() throws Exception {
        for (int round = 0; round < 10; round++) {
            assertThat(Race.run(runner -> () -> store.tryBegin("bolna", SPACING)))
                    .as("round %d", round)
                    .containsOnlyOnce(true);
            clock.advance(SPACING);
        }
    }
}
