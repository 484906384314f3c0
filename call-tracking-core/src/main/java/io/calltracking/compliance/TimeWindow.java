package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * A part of a day by the local clock.
 *
 * @param opens the first moment within
 * @param closes the first moment after it; {@link LocalTime#MIDNIGHT} is the end of the day
 */
public record TimeWindow(LocalTime opens, LocalTime closes) {
    /** All of a day. */
    public static final TimeWindow WHOLE_DAY = new TimeWindow(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final long NANOS_OF_DAY = 24L * 60 * 60 * 1_000_000_000;
    private static final String END_OF_DAY = "24:00";

    /** Refuses a window that closes before it opens; one over midnight is two windows. */
    public TimeWindow {
        if (opens.toNanoOfDay() >= end(closes)) {
            throw CallTrackingException.invalid(
                    "closes", "must be later than " + opens + ", is " + closes + "; a night is two windows");
        }
    }

    /**
     * The window in this text: {@code 08:00-21:00}, or {@code 18:00-24:00} up to the end of the day.
     *
     * @throws CallTrackingException of {@code window} when it is none
     */
    public static TimeWindow of(String text) {
        int dash = text.indexOf('-');
        try {
            String closes = text.substring(dash + 1);
            return new TimeWindow(
                    LocalTime.parse(text.substring(0, Math.max(0, dash))),
                    closes.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(closes));
        } catch (DateTimeException e) {
            throw CallTrackingException.invalid("window", "must be like 08:00-21:00, is '" + text + "'");
        }
    }

    /** Whether a local time is within. */
    public boolean contains(LocalTime time) {
        return !time.isBefore(opens) && time.toNanoOfDay() < end();
    }

    /** The text {@link #of} takes. */
    public String text() {
        return opens + "-" + (closes.equals(LocalTime.MIDNIGHT) ? END_OF_DAY : closes);
    }

    @Override
    public String toString() {
        return text();
    }

    /** When it closes, as nanoseconds of the day. */
    long end() {
        return end(closes);
    }

    private static long end(LocalTime closes) {
        return closes.equals(LocalTime.MIDNIGHT) ? NANOS_OF_DAY : closes.toNanoOfDay();
    }
}
