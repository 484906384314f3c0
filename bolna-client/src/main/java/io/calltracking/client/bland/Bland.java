package io.calltracking.client.bland;

import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.JsonFormatException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all parts of this client know about the API. */
final class Bland {
    static final String NAME = "Bland";
    static final String API = "https://api.bland.ai";

    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);
    private static final BigDecimal LONGEST_MINUTES = BigDecimal.valueOf(10L * 366 * 24 * 60);
    private static final DateTimeFormatter NUMERIC_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final DateTimeFormatter BATCH_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ssxxx", Locale.ROOT);

    private Bland() {}

    static Check check(String operation) {
        return new Check(NAME, operation);
    }

    /** A length of time given in minutes with a fraction, as call lengths are; null if there is none or an absurd one. */
    static @Nullable Duration minutes(JsonFields fields, String name) {
        BigDecimal minutes = fields.number(name);
        if (minutes == null || minutes.signum() < 0 || minutes.compareTo(LONGEST_MINUTES) > 0) {
            return null;
        }
        // 0.316666666666667 minutes are meant to be 19 seconds.
        return Duration.ofMillis(minutes.multiply(MILLIS_PER_MINUTE)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue());
    }

    /** A start time as the API takes it, always with a numeric offset: without one it is UTC to some parts of the API only. */
    static String time(OffsetDateTime time) {
        return NUMERIC_OFFSET.format(time);
    }

    /** The same as batches take it: without the blank. */
    static String batchTime(OffsetDateTime time) {
        return BATCH_TIME.format(time);
    }

    static boolean isHttps(String address) {
        return address.startsWith("https://") && address.length() > "https://".length();
    }

    /** What the newer answers wrap as {@code {"data": …, "errors": null}}. */
    static JsonFields data(@Nullable Object json) {
        return JsonFields.require(JsonFields.require(json).raw().get("data"));
    }

    /** The rows of an answer, which have to be there even if there are none. */
    static <T> List<T> rows(@Nullable Object json, String name, Function<Map<String, @Nullable Object>, T> reader) {
        JsonFields fields = JsonFields.require(json);
        if (!(fields.raw().get(name) instanceof List<?>)) {
            throw new JsonFormatException("no list of " + name);
        }
        return fields.objects(name).stream().map(reader).toList();
    }
}
