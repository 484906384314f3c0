package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calltracking.CallTrackingException;
import io.calltracking.JsonText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallingHoursTest {
    private static final List<ZoneId> PARIS = zones("Europe/Paris");
    private static final List<ZoneId> NEW_YORK = zones("America/New_York");
    private static final List<ZoneId> COASTS = zones("America/New_York", "America/Los_Angeles");

    /** Monday to Friday, with a lunch break, but not on Christmas Day. */
    private static final CallingHours OFFICE = CallingHours.builder()
            .weekdays(TimeWindow.of("10:00-13:00"), TimeWindow.of("14:00-20:00"))
            .holiday(LocalDate.parse("2026-12-25"))
            .build();

    private static List<ZoneId> zones(String... ids) {
        return Stream.of(ids).map(ZoneId::of).toList();
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @Test
    void openNowOpensNowAndClosesAtTheEndOfTheWindow() {
        Instant monday = at("2026-11-23T09:30:00.5Z");

        assertThat(OFFICE.isOpen(monday, PARIS)).isTrue();
        assertThat(OFFICE.nextOpening(monday, PARIS)).contains(monday);
        assertThat(OFFICE.closing(monday, PARIS)).contains(at("2026-11-23T12:00:00Z"));
    }

    @Test
    void opensAgainAfterTheBreak() {
        Instant lunch = at("2026-11-23T12:00:00Z");

        assertThat(OFFICE.isOpen(lunch, PARIS)).isFalse();
        assertThat(OFFICE.closing(lunch, PARIS)).isEmpty();
        assertThat(OFFICE.nextOpening(lunch, PARIS)).contains(at("2026-11-23T13:00:00Z"));
    }

    @Test
    void fridayEveningOpensOnMonday() {
        assertThat(OFFICE.nextOpening(at("2026-11-27T19:00:00Z"), PARIS)).contains(at("2026-11-30T09:00:00Z"));
    }

    @Test
    void aHolidayOnAFridayMakesALongWeekend() {
        assertThat(OFFICE.isOpen(at("2026-12-25T10:00:00Z"), PARIS)).isFalse();
        assertThat(OFFICE.nextOpening(at("2026-12-24T19:00:00Z"), PARIS)).contains(at("2026-12-28T09:00:00Z"));
    }

    @Test
    void aHolidayBeginsAtMidnightOfThePersonCalled() {
        CallingHours hours = CallingHours.builder()
                .everyDay(TimeWindow.WHOLE_DAY)
                .holiday(LocalDate.parse("2026-07-04"))
                .build();

        assertThat(hours.closing(at("2026-07-03T12:00:00Z"), NEW_YORK)).contains(at("2026-07-04T04:00:00Z"));
        assertThat(hours.nextOpening(at("2026-07-04T04:00:00Z"), NEW_YORK)).contains(at("2026-07-05T04:00:00Z"));
    }

    @Test
    void inTwoZonesTheyOpenWithTheLastAndCloseWithTheFirst() {
        Instant night = at("2026-06-01T06:00:00Z");
        Instant opening = at("2026-06-01T15:00:00Z");

        assertThat(CallingHours.DEFAULT.nextOpening(night, COASTS)).contains(opening);
        assertThat(CallingHours.DEFAULT.isOpen(opening.minusMillis(1), COASTS)).isFalse();
        assertThat(CallingHours.DEFAULT.closing(opening, COASTS)).contains(at("2026-06-02T01:00:00Z"));
    }

    @Test
    void offsetsOfHalfAndQuarterHoursCount() {
        Instant midnight = at("2026-06-01T00:00:00Z");

        assertThat(CallingHours.DEFAULT.nextOpening(midnight, zones("Asia/Kolkata")))
                .contains(at("2026-06-01T02:30:00Z"));
        assertThat(CallingHours.DEFAULT.nextOpening(midnight, zones("Asia/Kathmandu")))
                .contains(at("2026-06-01T02:15:00Z"));
        assertThat(CallingHours.DEFAULT.closing(at("2026-06-01T12:30:00Z"), zones("Asia/Kolkata", "America/New_York")))
                .contains(at("2026-06-01T15:30:00Z"));
    }

    @Test
    void neverOpenInAllZonesAtOnceIsNever() {
        CallingHours mornings =
                CallingHours.builder().everyDay(TimeWindow.of("09:00-12:00")).build();

        assertThat(mornings.nextOpening(at("2026-06-01T00:00:00Z"), zones("UTC", "Pacific/Auckland")))
                .isEmpty();
    }

    @Test
    void looksPastAYearOfHolidaysButNotForEver() {
        LocalDate first = LocalDate.parse("2026-01-01");
        CallingHours sabbatical = CallingHours.builder()
                .everyDay(TimeWindow.of("10:00-12:00"))
                .holidays(first.datesUntil(first.plusDays(399)).toList())
                .build();
        CallingHours givenUp = CallingHours.builder()
                .everyDay(TimeWindow.of("10:00-12:00"))
                .holidays(first.datesUntil(first.plusDays(402)).toList())
                .build();

        assertThat(sabbatical.nextOpening(at("2026-01-01T00:00:00Z"), zones("UTC")))
                .contains(at("2027-02-04T10:00:00Z"));
        assertThat(givenUp.nextOpening(at("2026-01-01T00:00:00Z"), zones("UTC")))
                .isEmpty();
    }

    @Test
    void alwaysIsOpenAndNeverCloses() {
        Instant any = at("2026-03-08T06:59:59Z");

        assertThat(CallingHours.ALWAYS.nextOpening(any, COASTS)).contains(any);
        assertThat(CallingHours.ALWAYS.closing(any, COASTS)).isEmpty();
    }

    @Test
    void windowsOverMidnightOfTwoDaysAreOneOpening() {
        CallingHours night = CallingHours.builder()
                .on(DayOfWeek.FRIDAY, TimeWindow.of("22:00-24:00"))
                .on(DayOfWeek.SATURDAY, TimeWindow.of("00:00-02:00"))
                .build();

        assertThat(night.closing(at("2026-11-27T22:30:00Z"), zones("UTC"))).contains(at("2026-11-28T02:00:00Z"));
    }

    @Test
    void theSameHoursAreEqualHoweverTheyWereSaid() {
        CallingHours oneByOne = CallingHours.builder()
                .everyDay(TimeWindow.of("12:00-21:00"), TimeWindow.of("10:00-11:30"), TimeWindow.of("08:00-12:00"))
                .build();

        assertThat(oneByOne).isEqualTo(CallingHours.DEFAULT).hasSameHashCodeAs(CallingHours.DEFAULT);
        assertThat(oneByOne.windows(DayOfWeek.SUNDAY)).containsExactly(TimeWindow.of("08:00-21:00"));
        assertThat(OFFICE).isNotEqualTo(CallingHours.DEFAULT);
        assertThat(OFFICE.windows(DayOfWeek.SUNDAY)).isEmpty();
    }

    @Test
    void withinIsOpenWhenBothAre() {
        CallingHours evenings = CallingHours.builder()
                .everyDay(TimeWindow.of("12:00-15:00"), TimeWindow.of("19:00-24:00"))
                .holiday(LocalDate.parse("2026-12-24"))
                .build();
        CallingHours both = OFFICE.within(evenings);

        assertThat(both).isEqualTo(evenings.within(OFFICE));
        assertThat(both.windows(DayOfWeek.MONDAY))
                .containsExactly(
                        TimeWindow.of("12:00-13:00"), TimeWindow.of("14:00-15:00"), TimeWindow.of("19:00-20:00"));
        assertThat(both.windows(DayOfWeek.SATURDAY)).isEmpty();
        assertThat(both.holidays()).containsExactly(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-25"));
        assertThat(OFFICE.within(CallingHours.ALWAYS)).isEqualTo(OFFICE);
    }

    @Test
    void hoursThatWouldNeverOpenAreRefused() {
        CallingHours weekends = CallingHours.builder()
                .on(DayOfWeek.SATURDAY, TimeWindow.WHOLE_DAY)
                .build();

        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> CallingHours.builder().build())
                .satisfies(e -> assertThat(e.field()).isEqualTo("callingHours"));
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> OFFICE.within(weekends))
                .satisfies(e -> assertThat(e.field()).isEqualTo("callingHours"));
    }

    @Test
    void tellTheirWindowsInALog() {
        assertThat(OFFICE.toString())
                .startsWith("CallingHours[{MONDAY=[10:00-13:00, 14:00-20:00], TUESDAY=")
                .endsWith("}, 1 holidays]");
    }

    @Test
    void hoursWithoutAClockMeanNothing() {
        assertThatExceptionOfType(CallTrackingException.class)
                .isThrownBy(() -> CallingHours.ALWAYS.isOpen(Instant.EPOCH, Set.of()))
                .satisfies(e -> assertThat(e.field()).isEqualTo("zones"));
    }

    @Test
    void areReadBackFromJson() {
        String text = JsonText.write(OFFICE.toMap());

        assertThat(text)
                .startsWith("{\"hours\":{\"monday\":[\"10:00-13:00\",\"14:00-20:00\"],\"tuesday\":")
                .endsWith("},\"holidays\":[\"2026-12-25\"]}");
        assertThat(CallingHours.of(JsonText.read(text))).isEqualTo(OFFICE);
        assertThat(JsonText.write(CallingHours.of(JsonText.read(text)).toMap())).isEqualTo(text);
        assertThat(CallingHours.of(CallingHours.ALWAYS.toMap())).isEqualTo(CallingHours.ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"hours\":{}}",
                "{\"hours\":null}",
                "{\"hours\":[]}",
                "{\"hours\":{\"monday\":\"08:00-21:00\"}}",
                "{\"hours\":{\"monday\":[8]}}",
                "{\"hours\":{\"monday\":[null]}}",
                "{\"hours\":{\"monday\":[\"21:00-08:00\"]}}",
                "{\"hours\":{\"Monday\":[\"08:00-21:00\"]}}",
                "{\"hours\":{\"monday\":[\"08:00-21:00\"]},\"holidays\":[\"2026-02-30\"]}",
                "{\"hours\":{\"monday\":[\"08:00-21:00\"]},\"closed\":[\"2026-02-28\"]}"
            })
    void nonsenseIsNoHours(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallingHours.of(JsonText.read(text)))
                .withMessageStartingWith("not calling hours: ");
    }
}
