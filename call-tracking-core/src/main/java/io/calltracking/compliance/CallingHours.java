package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When people may be called, by their own clock: windows for each day of the week, and days without any. Where somebody may
 * be in one of several zones, the hours must be open in all of them. Immutable; equal when they are open at the same times.
 *
 * <p>A moment is judged by what the clock on the wall shows. A time that a change of the clock leaves out never comes; one
 * that comes twice counts both times.
 */
public final class CallingHours {
    /** 08:00 to 21:00 every day. */
    public static final CallingHours DEFAULT =
            builder().everyDay(TimeWindow.of("08:00-21:00")).build();

    /** At any time. */
    public static final CallingHours ALWAYS =
            builder().everyDay(TimeWindow.WHOLE_DAY).build();

    /** How far is looked ahead: past any public holidays, and past the night of a year in which a time is left out. */
    private static final Duration HORIZON = Duration.ofDays(400);

    private final Map<DayOfWeek, DayHours> days;
    private final SortedSet<LocalDate> holidays;

    private CallingHours(Map<DayOfWeek, DayHours> days, Collection<LocalDate> holidays) {
        this.days = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, hours) -> {
            if (!hours.isEmpty()) {
                this.days.put(day, hours);
            }
        });
        this.holidays = Collections.unmodifiableSortedSet(new TreeSet<>(holidays));
        if (this.days.isEmpty()) {
            throw CallTrackingException.invalid("callingHours", "have no window and would never open");
        }
    }

    /** Starts without any window. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The hours {@link #toMap} wrote.
     *
     * @throws IllegalArgumentException when the map is something else
     */
    public static CallingHours of(Map<String, ? extends @Nullable Object> map) {
        return CallingHoursJson.read(map);
    }

    /** The windows of a day of the week: in order, those that touch joined; none when it is closed. */
    public List<TimeWindow> windows(DayOfWeek day) {
        return hours(day).windows();
    }

    /** The days without windows, whatever their day of the week. */
    public SortedSet<LocalDate> holidays() {
        return holidays;
    }

    /**
     * Whether they are open in every one of these zones.
     *
     * @throws CallTrackingException of {@code zones} when there is none
     */
    public boolean isOpen(Instant at, Collection<ZoneId> zones) {
        return in(zones).stream().allMatch(zone -> zone.isOpen(at));
    }

    /**
     * The first moment at which they are open in every one of these zones; {@code from} itself when they are open then.
     * Empty when there is none within 400 days.
     *
     * @throws CallTrackingException of {@code zones} when there is none
     */
    public Optional<Instant> nextOpening(Instant from, Collection<ZoneId> zones) {
        List<ZonedHours> all = in(zones);
        Instant limit = from.plus(HORIZON);
        Instant at = from;
        while (!openAt(at, all)) {
            for (ZonedHours zone : all) {
                Instant open = zone.firstOpen(at, limit);
                if (open == null) {
                    return Optional.empty();
                }
                at = open;
            }
        }
        return Optional.of(at);
    }

    /**
     * When they close, in the first of these zones, having been open in all of them. Empty when they are closed now, or do
     * not close within 400 days.
     *
     * @throws CallTrackingException of {@code zones} when there is none
     */
    public Optional<Instant> closing(Instant at, Collection<ZoneId> zones) {
        List<ZonedHours> all = in(zones);
        if (!openAt(at, all)) {
            return Optional.empty();
        }
        Instant limit = at.plus(HORIZON);
        return all.stream()
                .flatMap(zone -> Optional.ofNullable(zone.firstClosed(at, limit)).stream())
                .min(Instant::compareTo);
    }

    /**
     * The hours that are in both of these: the windows that both have, without the holidays of either.
     *
     * @throws CallTrackingException of {@code callingHours} when they have no window in common
     */
    public CallingHours within(CallingHours other) {
        Map<DayOfWeek, DayHours> common = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, hours) -> common.put(day, hours.within(other.hours(day))));
        SortedSet<LocalDate> closed = new TreeSet<>(holidays);
        closed.addAll(other.holidays);
        return new CallingHours(common, closed);
    }

    /** The hours as a JSON object, to be kept: {@code {"hours":{"monday":["08:00-21:00"]},"holidays":["2026-12-25"]}}. */
    public Map<String, Object> toMap() {
        return CallingHoursJson.write(this);
    }

    /** Whether they are open when the clock on the wall shows this. */
    boolean isOpen(LocalDateTime local) {
        return on(local.toLocalDate()).isOpen(local.toLocalTime());
    }

    /** The next time by the clock on the wall at which they may open or close, at the latest midnight. */
    LocalDateTime nextChange(LocalDateTime after) {
        LocalDate date = after.toLocalDate();
        Optional<LocalTime> time = on(date).nextChange(after.toLocalTime());
        return time.map(date::atTime).orElseGet(() -> date.plusDays(1).atStartOfDay());
    }

    private DayHours on(LocalDate date) {
        return holidays.contains(date) ? DayHours.CLOSED : hours(date.getDayOfWeek());
    }

    private DayHours hours(DayOfWeek day) {
        return days.getOrDefault(day, DayHours.CLOSED);
    }

    private List<ZonedHours> in(Collection<ZoneId> zones) {
        if (zones.isEmpty()) {
            throw CallTrackingException.invalid(
                    "zones", "must name at least one zone; hours mean nothing without a clock");
        }
        return zones.stream().distinct().map(zone -> new ZonedHours(this, zone)).toList();
    }

    private static boolean openAt(Instant at, List<ZonedHours> zones) {
        return zones.stream().allMatch(zone -> zone.isOpen(at));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallingHours hours && days.equals(hours.days) && holidays.equals(hours.holidays);
    }

    @Override
    public int hashCode() {
        return 31 * days.hashCode() + holidays.hashCode();
    }

    @Override
    public String toString() {
        Map<DayOfWeek, List<TimeWindow>> windows = new LinkedHashMap<>();
        days.forEach((day, hours) -> windows.put(day, hours.windows()));
        return "CallingHours[" + windows + ", " + holidays.size() + " holidays]";
    }

    /** Collects windows and holidays. Not thread-safe. */
    public static final class Builder {
        private final Map<DayOfWeek, List<TimeWindow>> windows = new EnumMap<>(DayOfWeek.class);
        private final SortedSet<LocalDate> holidays = new TreeSet<>();

        private Builder() {}

        /** Open in these windows on a day of the week, besides those it has. */
        public Builder on(DayOfWeek day, TimeWindow... more) {
            windows.computeIfAbsent(day, key -> new ArrayList<>()).addAll(Arrays.asList(more));
            return this;
        }

        /** Open in these windows from Monday to Friday, besides those that these days have. */
        public Builder weekdays(TimeWindow... more) {
            for (int day = 1; day <= 5; day++) {
                on(DayOfWeek.of(day), more);
            }
            return this;
        }

        /** Open in these windows on every day of the week, besides those that they have. */
        public Builder everyDay(TimeWindow... more) {
            return weekdays(more).on(DayOfWeek.SATURDAY, more).on(DayOfWeek.SUNDAY, more);
        }

        /** Closed on this day. */
        public Builder holiday(LocalDate day) {
            holidays.add(day);
            return this;
        }

        /** Closed on these days too. */
        public Builder holidays(Collection<LocalDate> days) {
            holidays.addAll(days);
            return this;
        }

        /**
         * The hours.
         *
         * @throws CallTrackingException of {@code callingHours} when they would never open
         */
        public CallingHours build() {
            Map<DayOfWeek, DayHours> days = new EnumMap<>(DayOfWeek.class);
            windows.forEach((day, list) -> days.put(day, new DayHours(list)));
            return new CallingHours(days, holidays);
        }
    }
}
