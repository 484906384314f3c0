package io.calltracking.client.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as providers write them. The one place where time is truncated to milliseconds, the precision everything else keeps.
 */
public final class Timestamps {
    private static final DateTimeFormatter LENIENT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .optionalEnd()
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendLiteral(' ')
            .optionalEnd()
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private Timestamps() {}

    /**
     * Reads an ISO 8601 time (zone optional, then UTC; up to nine digits of a second) or an RFC 1123 date.
     *
     * @param text as a provider wrote it
     * @return the time in milliseconds, or null if it is neither or outside the years 1900 to 9999
     */
    public static @Nullable Instant parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > 64) {
            return null;
        }
        try {
            Instant instant = Character.isDigit(trimmed.charAt(0)) ? iso(trimmed) : rfc1123(trimmed);
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year < 1900 || year > 9999 ? null : instant.truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant iso(String text) {
        TemporalAccessor parsed = LENIENT.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        return parsed instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(parsed);
    }

    private static Instant rfc1123(String text) {
        return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
}
