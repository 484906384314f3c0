package io.calltracking.examples.chaos;

import io.calltracking.compliance.CallingHours;
import io.calltracking.compliance.TimeWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When the contacts of a round may be called, place by place: known to the judge as stretches of time, and to the library as
 * calling hours by the clock on the contact's wall.
 *
 * @param open when each place may be called; never where it has no entry
 * @param finishBy when the campaigns must be finished
 */
record Windows(Map<Place, List<Span>> open, Instant finishBy) {
    private static final Duration BEFORE = Duration.ofMinutes(10);
    private static final Duration LONG = Duration.ofHours(2);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(110);

    /** Copies. */
    Windows {
        open = Map.copyOf(open);
    }

    /**
     * Windows that open and close while a round lasts.
     *
     * @param start when it starts
     * @param length how long it will probably last
     */
    static Windows around(Instant start, Duration length) {
        Instant first = start.truncatedTo(ChronoUnit.SECONDS);
        Instant before = first.minus(BEFORE);
        Instant end = first.plus(LONG);
        Map<Place, List<Span>> open = new EnumMap<>(Place.class);
        open.put(Place.OPEN, List.of(new Span(before, end)));
        open.put(Place.OPENS, List.of(new Span(part(first, length, 50), end)));
        open.put(Place.CLOSES, List.of(new Span(before, part(first, length, 30))));
        open.put(
                Place.BREAK,
                List.of(new Span(before, part(first, length, 35)), new Span(part(first, length, 55), end)));
        return new Windows(open, first.plus(LONGEST_ROUND));
    }

    private static Instant part(Instant first, Duration length, int percent) {
        return first.plus(length.multipliedBy(percent).dividedBy(100)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The rules of a campaign that say the same. */
    CallingHours hours() {
        CallingHours.Builder hours = CallingHours.builder();
        open.forEach((place, spans) -> spans.forEach(span -> add(hours, place, span)));
        return hours.build();
    }

    private static void add(CallingHours.Builder hours, Place place, Span span) {
        LocalTime opens = LocalTime.ofInstant(span.from(), place.zone());
        LocalTime closes = LocalTime.ofInstant(span.to(), place.zone());
        if (closes.equals(LocalTime.MIDNIGHT) || opens.isBefore(closes)) {
            hours.everyDay(new TimeWindow(opens, closes));
        } else {
            hours.everyDay(new TimeWindow(opens, LocalTime.MIDNIGHT), new TimeWindow(LocalTime.MIDNIGHT, closes));
        }
    }

    /** Whether somebody at a place may be called at a time, or might have been up to this long before. */
    boolean isOpen(Place place, Instant at, Duration tolerance) {
        return open.getOrDefault(place, List.of()).stream()
                .anyMatch(span -> span.contains(at) || span.contains(at.minus(tolerance)));
    }
}
