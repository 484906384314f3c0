package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calling hours in the nights when clocks are changed. */
class ClockChangeTest {
    @ParameterizedTest(name = "{0}: {1} {2} from {3}")
    @CsvSource(textBlock = """
            # the hour from 2 to 3 is left out
            America/New_York,    SUNDAY,   02:00-02:30, 2026-03-08T05:00:00Z, 2026-03-15T06:00:00Z, 2026-03-15T06:30:00Z
            America/New_York,    SUNDAY,   02:30-03:30, 2026-03-08T05:00:00Z, 2026-03-08T07:00:00Z, 2026-03-08T07:30:00Z
            America/New_York,    SUNDAY,   01:30-03:30, 2026-03-08T05:00:00Z, 2026-03-08T06:30:00Z, 2026-03-08T07:30:00Z
            America/New_York,    SUNDAY,   01:30-02:30, 2026-03-08T05:00:00Z, 2026-03-08T06:30:00Z, 2026-03-08T07:00:00Z
            # the hour from 1 to 2 comes twice
            America/New_York,    SUNDAY,   01:15-01:45, 2026-11-01T04:00:00Z, 2026-11-01T05:15:00Z, 2026-11-01T05:45:00Z
            America/New_York,    SUNDAY,   01:15-01:45, 2026-11-01T05:45:00Z, 2026-11-01T06:15:00Z, 2026-11-01T06:45:00Z
            America/New_York,    SUNDAY,   01:15-01:45, 2026-11-01T06:45:00Z, 2026-11-08T06:15:00Z, 2026-11-08T06:45:00Z
            America/New_York,    SUNDAY,   00:30-03:00, 2026-11-01T04:00:00Z, 2026-11-01T04:30:00Z, 2026-11-01T08:00:00Z
            Europe/London,       SUNDAY,   01:00-01:59, 2026-03-29T00:00:00Z, 2026-04-05T00:00:00Z, 2026-04-05T00:59:00Z
            Europe/London,       SUNDAY,   01:30-02:00, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z
            Europe/London,       SUNDAY,   01:30-02:00, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z, 2026-10-25T02:00:00Z
            # half an hour comes twice, and is left out
            Australia/Lord_Howe, SUNDAY,   01:30-02:00, 2026-04-04T12:00:00Z, 2026-04-04T14:30:00Z, 2026-04-04T15:30:00Z
            Australia/Lord_Howe, SUNDAY,   02:00-02:45, 2026-10-03T12:00:00Z, 2026-10-03T15:30:00Z, 2026-10-03T15:45:00Z
            # an hour comes twice at the beginning of Ramadan
            Africa/Casablanca,   SUNDAY,   02:15-02:45, 2026-02-15T00:00:00Z, 2026-02-15T01:15:00Z, 2026-02-15T01:45:00Z
            Africa/Casablanca,   SUNDAY,   02:15-02:45, 2026-02-15T01:45:00Z, 2026-02-15T02:15:00Z, 2026-02-15T02:45:00Z
            # midnight is left out, and the last hour of a day comes twice
            America/Sao_Paulo,   SUNDAY,   00:30-02:00, 2018-11-04T00:00:00Z, 2018-11-04T03:00:00Z, 2018-11-04T04:00:00Z
            America/Sao_Paulo,   SUNDAY,   00:00-01:00, 2018-11-04T00:00:00Z, 2018-11-11T02:00:00Z, 2018-11-11T03:00:00Z
            America/Sao_Paulo,   SATURDAY, 23:00-24:00, 2018-02-17T12:00:00Z, 2018-02-18T01:00:00Z, 2018-02-18T03:00:00Z
            # a Friday is left out
            Pacific/Apia,        FRIDAY,   10:00-11:00, 2011-12-29T10:00:00Z, 2012-01-05T20:00:00Z, 2012-01-05T21:00:00Z
            Pacific/Apia,        THURSDAY, 00:00-24:00, 2011-12-29T10:00:00Z, 2011-12-29T10:00:00Z, 2011-12-30T10:00:00Z
            # a zone without changes, for comparison
            Asia/Kolkata,        SUNDAY,   02:00-02:30, 2026-03-07T00:00:00Z, 2026-03-07T20:30:00Z, 2026-03-07T21:00:00Z
            """)
    void theClockOnTheWallDecides(
            String zone, DayOfWeek day, String window, Instant from, Instant opens, Instant closes) {
        CallingHours hours =
                CallingHours.builder().on(day, TimeWindow.of(window)).build();
        List<ZoneId> zones = List.of(ZoneId.of(zone));

        Optional<Instant> opening = hours.nextOpening(from, zones);

        assertThat(opening).contains(opens);
        assertThat(hours.closing(opens, zones)).contains(closes);
    }
}
