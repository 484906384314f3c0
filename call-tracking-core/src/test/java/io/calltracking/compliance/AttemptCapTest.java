package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptCapTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final AttemptCap TWICE_A_DAY = new AttemptCap(2, Duration.ofHours(24));

    private static Instant ago(int hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    @Test
    void fewerCallsThanTheCapHoldNothing() {
        assertThat(TWICE_A_DAY.heldUntil(NOW, List.of())).isEmpty();
        assertThat(TWICE_A_DAY.heldUntil(NOW, List.of(ago(1)))).isEmpty();
        assertThat(TWICE_A_DAY.heldUntil(NOW, List.of(ago(25), ago(1), ago(30))))
                .isEmpty();
    }

    @Test
    void atTheCapTheOldestCallThatCountsHasToGrowOld() {
        assertThat(TWICE_A_DAY.heldUntil(NOW, List.of(ago(1), ago(20)))).contains(NOW.plus(Duration.ofHours(4)));
    }

    @Test
    void aboveTheCapEnoughCallsHaveToGrowOld() {
        assertThat(TWICE_A_DAY.heldUntil(NOW, List.of(ago(20), ago(1), ago(22), ago(3))))
                .contains(NOW.plus(Duration.ofHours(21)));
    }

    @Test
    void aCallCountsUntilItIsAsOldAsThePeriod() {
        List<Instant> calls = List.of(ago(24), ago(1));

        assertThat(TWICE_A_DAY.heldUntil(NOW.minusMillis(1), calls)).contains(NOW);
        assertThat(TWICE_A_DAY.heldUntil(NOW, calls)).isEmpty();
    }

    @Test
    void noCallsAndNoTimeAreRefused() {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> new AttemptCap(0, Duration.ofDays(1)))
                .satisfies(e -> assertThat(e.field()).isEqualTo("max"));
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> new AttemptCap(1, Duration.ZERO))
                .satisfies(e -> assertThat(e.field()).isEqualTo("period"));
    }

    @Test
    void isReadBackFromJson() {
        AttemptCap cap = new AttemptCap(3, Duration.ofMinutes(90));

        assertThat(AttemptCap.of(JsonText.read(JsonText.write(cap.toMap())))).isEqualTo(cap);
        assertThat(cap.toMap()).isEqualTo(JsonText.normal(cap.toMap()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"max\":3}",
                "{\"max\":\"3\",\"period\":\"P1D\"}",
                "{\"max\":3.5,\"period\":\"P1D\"}",
                "{\"max\":4294967297,\"period\":\"P1D\"}",
                "{\"max\":0,\"period\":\"P1D\"}",
                "{\"max\":3,\"period\":\"a day\"}",
                "{\"max\":3,\"period\":\"P1D\",\"per\":\"number\"}"
            })
    void nonsenseIsNoCap(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttemptCap.of(JsonText.read(text)))
                .withMessageStartingWith("not a cap: ");
    }
}
