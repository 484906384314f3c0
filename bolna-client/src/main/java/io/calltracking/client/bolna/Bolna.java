package io.calltracking.client.bolna;

import io.calltracking.client.InvalidFieldException;
import io.calltracking.client.internal.Check;
import io.calltracking.client.internal.JsonFields;
import io.calltracking.client.internal.JsonFormatException;
import io.calltracking.client.internal.Kind;
import io.calltracking.client.internal.Operation;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What all parts of this client know about the API. */
final class Bolna {
    static final String NAME = "Bolna";
    static final String API = "https://api.bolna.ai";

    private static final DateTimeFormatter NUMERIC_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private Bolna() {}

    static Operation.Draft read(String name) {
        return Operation.of(NAME, name, Kind.READ);
    }

    static Operation.Draft write(String name) {
        return Operation.of(NAME, name, Kind.WRITE);
    }

    static InvalidFieldException invalid(String operation, String field, String problem) {
        return new Check(NAME, operation).invalid(field, problem);
    }

    static boolean isPhoneNumber(String text) {
        return Check.isPhoneNumber(text);
    }

    static String phoneNumber(String operation, String field, @Nullable String text) {
        return new Check(NAME, operation).phoneNumber(field, text);
    }

    static String required(String operation, String field, @Nullable String text) {
        return new Check(NAME, operation).required(field, text);
    }

    static URI webUrl(String operation, String field, URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw invalid(operation, field, "must be an http or https URL with a host");
        }
        return url;
    }

    /** A time as the API takes it: a numeric offset even for UTC, because {@code Z} is answered with HTTP 500. */
    static String time(OffsetDateTime time) {
        return NUMERIC_OFFSET.format(time);
    }

    /** The rows of an answer that is a bare array in some versions of the API, and {@code {"data": []}} in others. */
    static <T> List<T> rows(@Nullable Object json, Function<Map<String, @Nullable Object>, T> reader) {
        List<?> rows;
        if (json instanceof List<?> bare) {
            rows = bare;
        } else if (JsonFields.require(json).raw().get("data") instanceof List<?> data) {
            rows = data;
        } else {
            throw new JsonFormatException("neither an array nor an object with a data array");
        }
        List<T> read = new ArrayList<>(rows.size());
        rows.forEach(row -> read.add(reader.apply(JsonFields.require(row).raw())));
        return List.copyOf(read);
    }
}
