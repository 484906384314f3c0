package io.calltracking.client.internal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain immutable values: Map, List, String, Boolean, BigDecimal, null. Numbers are exact, the last of duplicate keys
 * wins, nothing else is forgiven. Depth and the size of numbers are limited, so that hostile text can neither exhaust the
 * stack nor make a small number huge.
 */
public final class Json {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER_LENGTH = 200;
    private static final int MAX_EXPONENT = 400;

    private Json() {}

    /**
     * Reads one JSON value.
     *
     * @param text UTF-8
     * @return an immutable value
     * @throws JsonFormatException for anything that is not exactly one JSON value within the limits
     */
    public static @Nullable Object parse(byte[] text) {
        try (JsonReader reader = JsonReader.of(new Buffer().write(text))) {
            Object value = read(reader, 0);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new JsonFormatException("text after the end of the JSON value");
            }
            return value;
        } catch (IOException | JsonDataException e) {
            // Their messages quote the text, which may hold a number or a transcript.
            throw new JsonFormatException("not JSON (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Reads one JSON value.
     *
     * @param text JSON
     * @return an immutable value
     * @throws JsonFormatException for anything that is not exactly one JSON value within the limits
     */
    public static @Nullable Object parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a value. Members that are null are written as null.
     *
     * @param value made of maps with string keys, collections, strings, booleans, numbers and null
     * @return JSON
     * @throws IllegalArgumentException if it holds anything else
     */
    public static String write(@Nullable Object value) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            write(writer, freeze(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.readUtf8();
    }

    /**
     * Copies a value, deeply, into the immutable form that {@link #parse(byte[])} gives.
     *
     * @param value made of maps with string keys, collections, strings, booleans, numbers and null
     * @return an immutable copy
     * @throws IllegalArgumentException if it holds anything else, or is nested too deep
     */
    public static @Nullable Object freeze(@Nullable Object value) {
        return freeze(value, 0);
    }

    /**
     * Copies an object, deeply.
     *
     * @param object as {@link #freeze(Object)} takes it
     * @return an immutable copy
     * @throws IllegalArgumentException if it holds anything that is not JSON
     */
    public static Map<String, @Nullable Object> freezeObject(Map<?, ?> object) {
        return freezeMap(object, 0);
    }

    private static @Nullable Object read(JsonReader reader, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new JsonFormatException("nested too deep");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> readObject(reader, depth);
            case BEGIN_ARRAY -> readArray(reader, depth);
            case STRING -> reader.nextString();
            case NUMBER -> number(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> reader.nextNull();
            default -> throw new JsonFormatException("no JSON value");
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonReader reader, int depth) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            object.put(name, read(reader, depth + 1));
        }
        reader.endObject();
        return Collections.unmodifiableMap(object);
    }

    private static List<@Nullable Object> readArray(JsonReader reader, int depth) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            array.add(read(reader, depth + 1));
        }
        reader.endArray();
        return Collections.unmodifiableList(array);
    }

    /** A number within bounds, so that none of its later conversions can allocate without limit. */
    static BigDecimal number(String text) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw new JsonFormatException("number too long");
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new JsonFormatException("not a number");
        }
        if (Math.abs((long) number.scale()) > MAX_EXPONENT) {
            throw new JsonFormatException("number out of range");
        }
        return number;
    }

    private static @Nullable Object freeze(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested too deep");
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof BigDecimal) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            return freezeMap(map, depth);
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> copy = new ArrayList<>();
            items.forEach(item -> copy.add(freeze(item, depth + 1)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Number number) {
            try {
                return number(number.toString());
            } catch (JsonFormatException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }
        throw new IllegalArgumentException(
                "holds a " + value.getClass().getSimpleName() + ", which JSON does not know");
    }

    private static Map<String, @Nullable Object> freezeMap(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("holds a key that is not text");
            }
            copy.put(text, freeze(value, depth + 1));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writer.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(writer.name((String) entry.getKey()), entry.getValue());
            }
            writer.endObject();
        } else if (value instanceof List<?> list) {
            writer.beginArray();
            for (Object item : list) {
                write(writer, item);
            }
            writer.endArray();
        } else if (value instanceof String text) {
            writer.value(text);
        } else if (value instanceof Boolean bool) {
            writer.value(bool);
        } else {
            writer.value((BigDecimal) value);
        }
    }
}
