package io.calltracking.compliance;

import io.calltracking.CallTrackingException;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the person who has a number may be. Numbers of one place are called at the same times, and {@link #text} is the
 * same for all of them.
 *
 * <p>Of zones whose clocks show the same time at every moment from 2026 on, as far as this JVM knows, one is kept: being
 * open in all of those left is being open in all. The 42 zones of a toll-free number of North America come down to about
 * 15. Going by offsets alone would be wrong, for zones change their clocks on different nights, or never.
 *
 * @param country ISO 3166 with two letters; null when unknown
 * @param zones at least one; sorted by id, each clock once
 */
public record NumberPlace(@Nullable String country, List<ZoneId> zones) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final String NO_COUNTRY = "-";
    private static final int MAX_LENGTH = 255;

    /** Refuses no zones, and more than a text of 255 characters can name; sorts and reduces them. */
    public NumberPlace {
        if (country != null && !COUNTRY.matcher(country).matches()) {
            throw CallTrackingException.invalid("country", "must be two capital letters, is '" + country + "'");
        }
        if (zones.isEmpty()) {
            throw CallTrackingException.invalid("zones", "must name at least one zone");
        }
        zones = SameClocks.reduce(zones);
        int length = text(country, zones).length();
        if (length > MAX_LENGTH) {
            throw CallTrackingException.invalid(
                    "zones", zones.size() + " different clocks need " + length + " characters, at most " + MAX_LENGTH);
        }
    }

    /**
     * The place with this {@link #text}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static NumberPlace of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a place: '" + text + "'");
        }
        String country = text.substring(0, slash);
        return Entries.reading(
                "a place",
                () -> new NumberPlace(
                        country.equals(NO_COUNTRY) ? null : country, ZoneNames.read(text.substring(slash + 1))));
    }

    /**
     * The place in one word of at most 255 characters, to be kept and compared: the country or a dash, a slash, and the
     * zones. Zones of one area share its name: {@code US/America/Chicago,New_York|Pacific/Honolulu}.
     */
    public String text() {
        return text(country, zones);
    }

    private static String text(@Nullable String country, List<ZoneId> zones) {
        return (country == null ? NO_COUNTRY : country) + "/" + ZoneNames.write(zones);
    }

    @Override
    public String toString() {
        return text();
    }
}
