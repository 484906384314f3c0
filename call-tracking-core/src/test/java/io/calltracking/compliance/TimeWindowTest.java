package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.calltracking.CallTrackingException;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeWindowTest {
    @Test
    void opensAtItsFirstMomentAndIsClosedAtItsLast() {
        TimeWindow window = TimeWindow.of("08:00-21:00");

        assertThat(window.contains(LocalTime.parse("07:59:59.999"))).isFalse();
        assertThat(window.contains(LocalTime.parse("08:00"))).isTrue();
        assertThat(window.contains(LocalTime.parse("20:59:59.999999999"))).isTrue();
        assertThat(window.contains(LocalTime.parse("21:00"))).isFalse();
    }

    @Test
    void midnightAsItsEndIsTheEndOfTheDay() {
        TimeWindow evening = TimeWindow.of("18:00-24:00");

        assertThat(evening.closes()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(evening.contains(LocalTime.MAX)).isTrue();
        assertThat(evening.contains(LocalTime.MIDNIGHT)).isFalse();
        assertThat(TimeWindow.WHOLE_DAY.contains(LocalTime.MIDNIGHT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"21:00-08:00", "08:00-08:00", "22:00-00:01"})
    void oneThatClosesBeforeItOpensIsRefused(String text) {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> TimeWindow.of(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("closes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "08:00", "8-21", "08:00-25:00", "24:00-24:00", "08:00–21:00", "08:00-12:00-21:00"})
    void whatIsNoWindowIsRefused(String text) {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> TimeWindow.of(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("window"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08:00-21:00", "00:00-24:00", "10:15:30-13:00", "09:30-20:00:00.001"})
    void isReadBackFromItsText(String text) {
        assertThat(TimeWindow.of(text).text()).isEqualTo(text);
        assertThat(TimeWindow.of(TimeWindow.of(text).text())).isEqualTo(TimeWindow.of(text));
    }
}
