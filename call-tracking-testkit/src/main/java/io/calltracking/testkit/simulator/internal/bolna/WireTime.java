package io.calltracking.testkit.simulator.internal.bolna;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Timestamps as the API really writes them: UTC without saying so, microseconds. */
final class WireTime {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireTime() {}

    static @Nullable String micros(@Nullable Instant instant) {
        return instant == null ? null : MICROS.format(instant);
    }

    /** Whole seconds with a numeric offset, as in a batch's start. */
    static String offset(Instant instant) {
        return seconds(instant).replace("Z", "+00:00");
    }

    /** Whole seconds with a {@code Z}, as in retry history and batch runs. */
    static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
