package io.calltracking.compliance;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calling hours as a JSON object. A day that is closed, and holidays when there are none, are left out. */
final class CallingHoursJson {
    private static final String HOURS = "hours";
    private static final String HOLIDAYS = "holidays";

    private CallingHoursJson() {}

    static Map<String, Object> write(CallingHours hours) {
        Map<String, Object> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<String> windows =
                    hours.windows(day).stream().map(TimeWindow::text).toList();
            if (!windows.isEmpty()) {
                days.put(word(day), windows);
            }
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(HOURS, days);
        if (!hours.holidays().isEmpty()) {
            map.put(HOLIDAYS, hours.holidays().stream().map(LocalDate::toString).toList());
        }
        return map;
    }

    static CallingHours read(Map<?, ?> map) {
        return Entries.reading("calling hours", () -> {
            Entries entries = Entries.of(map, HOURS, HOLIDAYS);
            CallingHours.Builder hours = CallingHours.builder();
            Entries days = Entries.of(entries.map(HOURS), words());
            for (DayOfWeek day : DayOfWeek.values()) {
                days.texts(word(day)).forEach(window -> hours.on(day, TimeWindow.of(window)));
            }
            entries.texts(HOLIDAYS).forEach(holiday -> hours.holiday(LocalDate.parse(holiday)));
            return hours.build();
        });
    }

    private static String[] words() {
        return Arrays.stream(DayOfWeek.values()).map(CallingHoursJson::word).toArray(String[]::new);
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
