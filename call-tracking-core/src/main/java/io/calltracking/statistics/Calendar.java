package io.calltracking.statistics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * The hours or days of a zone, one after the other without a gap. They are as long as the zone's clocks make them: a day may
 * have 23 hours, and where clocks go back by half an hour, an hour has an hour and a half.
 *
 * @param days whether days, else hours
 * @param zone whose
 */
record Calendar(boolean days, ZoneId zone) {

    /** The beginning of the hour or day that a moment lies in. */
    Instant start(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        ZonedDateTime start = days ? local.toLocalDate().atStartOfDay(zone) : local.truncatedTo(ChronoUnit.HOURS);
        return start.toInstant();
    }

    /** The beginning of the one after. */
    Instant next(Instant start) {
        if (days) {
            return start.atZone(zone)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
        }
        Instant later = start;
        do {
            later = later.plus(1, ChronoUnit.HOURS);
        } while (!start(later).isAfter(start));
        return start(later);
    }
}
