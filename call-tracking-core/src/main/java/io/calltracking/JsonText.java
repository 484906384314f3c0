package io.calltracking;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON text of an app's own maps, as stores keep them. Values are strings, booleans, {@link Long} for whole numbers,
 * {@link BigDecimal} for others, lists, maps and null; {@link #normal} brings any map into that form, so that what
 * is read back equals what was written.
 */
public final class JsonText {
    private JsonText() {}

    /**
     * The text of a map.
     *
     * @throws IllegalArgumentException when a value has no JSON form, naming its key
     */
    public static String write(Map<String, ? extends @Nullable Object> map) {
        Buffer buffer = new Buffer();
        try (JsonWriter writer = JsonWriter.of(buffer)) {
            writer.setSerializeNulls(true);
            writeValue(writer, normal(map));
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory", e);
        }
        return buffer.readUtf8();
    }

    /**
     * The map a text holds, unmodifiable.
     *
     * @throws IllegalArgumentException when the text is no JSON object
     */
    public static Map<String, @Nullable Object> read(String text) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
            return readMap(reader);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a JSON object", e);
        }
    }

    /**
     * A deep, unmodifiable copy in the form that {@link #read} gives.
     *
     * @throws IllegalArgumentException when a value has no JSON form, naming its key
     */
    public static Map<String, @Nullable Object> normal(Map<String, ? extends @Nullable Object> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, normalValue(key, value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object normalValue(String key, @Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return normalNumber(key, number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> nested = new LinkedHashMap<>();
            map.forEach((name, item) -> nested.put(String.valueOf(name), normalValue(key + "." + name, item)));
            return Collections.unmodifiableMap(nested);
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(normalValue(key + "[]", item)));
            return Collections.unmodifiableList(list);
        }
        throw new IllegalArgumentException(
                "'" + key + "' holds a " + value.getClass().getName() + ", which has no JSON form");
    }

    private static Object normalNumber(String key, Number number) {
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            if (exact.scale() <= 0 && exact.precision() - exact.scale() <= 18) {
                return exact.longValueExact();
            }
            return exact;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + key + "' holds " + number + ", which has no JSON form", e);
        }
    }

    private static void writeValue(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
        } else if (value instanceof Map<?, ?> map) {
            writer.beginObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writer.name((String) entry.getKey());
                writeValue(writer, entry.getValue());
            }
            writer.endObject();
        } else if (value instanceof List<?> list) {
            writer.beginArray();
            for (Object item : list) {
                writeValue(writer, item);
            }
            writer.endArray();
        } else if (value instanceof Boolean bool) {
            writer.value(bool);
        } else if (value instanceof Number number) {
            writer.value(number);
        } else {
            writer.value((String) value);
        }
    }

    private static Map<String, @Nullable Object> readMap(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            map.put(name, readValue(name, reader));
        }
        reader.endObject();
        return Collections.unmodifiableMap(map);
    }

    private static @Nullable Object readValue(String name, JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> readMap(reader);
            case BEGIN_ARRAY -> readList(name, reader);
            case NUMBER -> normalNumber(name, new BigDecimal(reader.nextString()));
            case BOOLEAN -> reader.nextBoolean();
            case NULL -> reader.nextNull();
            default -> reader.nextString();
        };
    }

    private static List<@Nullable Object> readList(String name, JsonReader reader) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            list.add(readValue(name, reader));
        }
        reader.endArray();
        return Collections.unmodifiableList(list);
    }
}
