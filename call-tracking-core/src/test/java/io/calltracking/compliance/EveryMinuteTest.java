package io.calltracking.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares openings and closings with a walk that looks at the clock on the wall every minute. */
class EveryMinuteTest {
    private static final int ROUNDS = 1_000;
    private static final Duration WALK = Duration.ofDays(4);
    private static final List<ZoneId> ZONES = Stream.of(
                    "America/New_York",
                    "Europe/London",
                    "Asia/Kolkata",
                    "Asia/Kathmandu",
                    "Australia/Lord_Howe",
                    "Africa/Casablanca",
                    "Pacific/Apia",
                    "Pacific/Chatham",
                    "America/Sao_Paulo",
                    "America/St_Johns",
                    "Asia/Tehran",
                    "UTC")
            .map(ZoneId::of)
            .toList();

    /** A window as it was drawn, before it is joined with others. */
    private record Drawn(DayOfWeek day, TimeWindow window) {}

    private record Week(List<Drawn> windows, List<LocalDate> holidays) {
        CallingHours hours() {
            CallingHours.Builder hours = CallingHours.builder().holidays(holidays);
            windows.forEach(drawn -> hours.on(drawn.day(), drawn.window()));
            return hours.build();
        }

        boolean isOpen(Instant at, List<ZoneId> zones) {
            return zones.stream().map(zone -> LocalDateTime.ofInstant(at, zone)).allMatch(this::isOpen);
        }

        private boolean isOpen(LocalDateTime local) {
            int minute = local.getHour() * 60 + local.getMinute();
            return !holidays.contains(local.toLocalDate())
                    && windows.stream()
                            .anyMatch(drawn -> drawn.day() == local.getDayOfWeek()
                                    && minute >= minutes(drawn.window().opens())
                                    && (minute < minutes(drawn.window().closes())
                                            || drawn.window().closes().equals(LocalTime.MIDNIGHT)));
        }

        private static int minutes(LocalTime time) {
            return time.getHour() * 60 + time.getMinute();
        }
    }

    @Test
    void openingsAndClosingsAreThoseOfAWalkByMinutes() {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        int opened = 0;
        int closed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<ZoneId> zones = zones(random);
            Instant from = moment(random, zones.get(0));
            Week week = week(random, from);
            CallingHours hours = week.hours();
            String about = "seed %d, round %d: %s in %s from %s".formatted(seed, round, week, zones, from);

            assertThat(hours.isOpen(from, zones)).as(about).isEqualTo(week.isOpen(from, zones));
            Optional<Instant> opening = hours.nextOpening(from, zones);
            check(about, opening, from, walk(from, at -> week.isOpen(at, zones)));
            if (opening.isPresent()) {
                Instant open = opening.get();
                Optional<Instant> closing = hours.closing(open, zones);
                check(about, closing, open, walk(open, at -> !week.isOpen(at, zones)));
                opened++;
                closed += closing.isPresent() ? 1 : 0;
            }
        }
        assertThat(opened).as("seed %d", seed).isGreaterThan(ROUNDS / 2);
        assertThat(closed).as("seed %d", seed).isGreaterThan(ROUNDS / 2);
    }

    private static void check(String about, Optional<Instant> told, Instant from, Optional<Instant> walked) {
        if (walked.isPresent()) {
            assertThat(told).as(about).isEqualTo(walked);
        } else {
            told.ifPresent(later -> assertThat(later).as(about).isAfter(from.plus(WALK)));
        }
    }

    private static Optional<Instant> walk(Instant from, Predicate<Instant> wanted) {
        Instant end = from.plus(WALK);
        for (Instant at = from; !at.isAfter(end); at = at.plusSeconds(60)) {
            if (wanted.test(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static List<ZoneId> zones(Random random) {
        List<ZoneId> zones = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            zones.add(ZONES.get(random.nextInt(ZONES.size())));
        }
        return zones;
    }

    /** Somewhere in 2010 to 2030; most often in the two days before the zone changes its clock. */
    private static Instant moment(Random random, ZoneId zone) {
        Instant any =
                Instant.parse("2010-01-01T00:00:00Z").plus(random.nextInt(20 * 365 * 24 * 60), ChronoUnit.MINUTES);
        ZoneOffsetTransition change = zone.getRules().nextTransition(any);
        return change == null || random.nextInt(4) == 0
                ? any
                : change.getInstant().minus(random.nextInt(48 * 60), ChronoUnit.MINUTES);
    }

    private static Week week(Random random, Instant from) {
        List<Drawn> windows = new ArrayList<>();
        int count = 1 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
            int opens = quarter(random.nextInt(24 * 60), random);
            int closes = Math.min(24 * 60, quarter(opens + 1 + random.nextInt(8 * 60), random));
            windows.add(new Drawn(
                    DayOfWeek.of(1 + random.nextInt(7)),
                    new TimeWindow(time(opens), time(Math.max(opens + 1, closes)))));
        }
        LocalDate today = LocalDate.ofInstant(from, ZoneId.of("UTC"));
        List<LocalDate> holidays = random.nextInt(3) == 0 ? List.of(today.plusDays(random.nextInt(4))) : List.of();
        return new Week(windows, holidays);
    }

    /** Full quarters more often than not, for these are where clocks change. */
    private static int quarter(int minute, Random random) {
        return random.nextBoolean() ? minute : minute / 15 * 15;
    }

    private static LocalTime time(int minute) {
        return LocalTime.MIDNIGHT.plusMinutes(minute);
    }
}
